// expect: WA
// Idea: one row more than fits on the screen
/** The part of a long list that is on the screen. */
class ListWindow {
  private readonly rowHeight: number;
  private readonly viewHeight: number;
  private readonly rows: number;

  constructor(rowHeight: number, viewHeight: number, rows: number) {
    this.rowHeight = rowHeight;
    this.viewHeight = viewHeight;
    this.rows = rows;
  }

  first(offset: number): number {
    return Math.floor(offset / this.rowHeight);
  }

  last(offset: number): number {
    const end = this.first(offset) + Math.ceil(this.viewHeight / this.rowHeight) + 1;
    // The list may end before the screen does.
    return Math.min(end, this.rows) - 1;
  }
}

function shownRows(rowHeight: number, viewHeight: number, rows: number, offsets: number[]): number[][] {
  const view = new ListWindow(rowHeight, viewHeight, rows);
  return offsets.map((offset) => [view.first(offset), view.last(offset)]);
}
