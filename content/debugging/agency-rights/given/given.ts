/** The levels of folders, which hand them down to the folders in them. */
class Rights {
  private readonly parents: number[];
  private readonly rules = new Map<number, number>();
  private readonly known = new Map<number, number>();

  constructor(parents: number[]) {
    this.parents = parents;
  }

  setRule(folder: number, level: number): void {
    this.rules.set(folder, level);
    this.known.delete(folder);
  }

  removeRule(folder: number): void {
    this.rules.delete(folder);
    this.known.delete(folder);
  }

  level(folder: number): number {
    if (folder === 0) return 0;
    let level = this.known.get(folder);
    if (level === undefined) {
      level = this.rules.get(folder) ?? this.level(this.parents[folder - 1]);
      this.known.set(folder, level);
    }
    return level;
  }
}

const SET = 1;
const REMOVE = 2;

function rightsGranted(parents: number[], events: number[][]): number[] {
  const rights = new Rights(parents);
  const answers: number[] = [];
  for (const [kind, folder, level] of events) {
    if (kind === SET) rights.setRule(folder, level);
    else if (kind === REMOVE) rights.removeRule(folder);
    else answers.push(rights.level(folder) >= level ? 1 : 0);
  }
  return answers;
}
