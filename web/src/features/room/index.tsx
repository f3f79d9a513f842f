export function RoomPage({ roomId }: { roomId: string }) {
  return <main className="p-6">Room {roomId}</main>;
}
