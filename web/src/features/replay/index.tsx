export function ReplayPage({ roomId }: { roomId: string }) {
  return <main className="p-6">Replay of {roomId}</main>;
}
