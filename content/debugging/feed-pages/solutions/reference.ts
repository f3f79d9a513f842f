interface Post {
  id: number;
  time: number;
}

/** The newest first, of equal times the greater id first. */
function byPlace(a: Post, b: Post): number {
  return b.time - a.time || b.id - a.id;
}

/** Posts, handed out in pages. */
class Feed {
  private readonly posts: Post[] = [];

  add(post: Post): void {
    this.posts.push(post);
    this.posts.sort(byPlace);
  }

  pageAfter(last: Post | null, size: number): Post[] {
    const rest = this.posts.filter((post) => last === null || byPlace(post, last) > 0);
    return rest.slice(0, size);
  }
}

function readPages(size: number, posts: number[][], arrivals: number[][]): number[][] {
  const feed = new Feed();
  for (const [id, time] of posts) feed.add({ id, time });

  const pages: number[][] = [];
  let last: Post | null = null;
  while (true) {
    const page = feed.pageAfter(last, size);
    if (page.length > 0) {
      pages.push(page.map((post) => post.id));
      last = page[page.length - 1];
    }
    if (page.length < size) return pages;
    for (const [afterPage, id, time] of arrivals) {
      if (afterPage === pages.length) feed.add({ id, time });
    }
  }
}
