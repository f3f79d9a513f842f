/** Shapes on a poster, and those that were taken away by undo. */
class Poster {
  readonly shapes: number[] = [];
  private readonly undone: number[] = [];

  draw(shape: number): void {
    this.undone.length = 0;
    this.shapes.push(shape);
  }

  undo(): void {
    const shape = this.shapes.pop();
    if (shape !== undefined) this.undone.push(shape);
  }

  redo(): void {
    const shape = this.undone.pop();
    if (shape !== undefined) this.shapes.push(shape);
  }
}

const UNDO = 0;
const REDO = -1;

function shapesLeft(actions: number[]): number[] {
  const poster = new Poster();
  for (const action of actions) {
    if (action === UNDO) poster.undo();
    else if (action === REDO) poster.redo();
    else poster.draw(action);
  }
  return poster.shapes;
}
