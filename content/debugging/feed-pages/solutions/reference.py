from dataclasses import dataclass


@dataclass
class Post:
    id: int
    time: int


class Feed:
    """Posts, handed out in pages: the newest first, of equal times the greater id first."""

    def __init__(self):
        self.posts: list[Post] = []

    def add(self, post: Post) -> None:
        self.posts.append(post)
        self.posts.sort(key=lambda post: (-post.time, -post.id))

    def page_after(self, last: Post | None, size: int) -> list[Post]:
        rest = [post for post in self.posts if last is None or (post.time, post.id) < (last.time, last.id)]
        return rest[:size]


def read_pages(size: int, posts: list[list[int]], arrivals: list[list[int]]) -> list[list[int]]:
    feed = Feed()
    for post_id, time in posts:
        feed.add(Post(post_id, time))

    pages: list[list[int]] = []
    last = None
    while True:
        page = feed.page_after(last, size)
        if page:
            pages.append([post.id for post in page])
            last = page[-1]
        if len(page) < size:
            return pages
        for after_page, post_id, time in arrivals:
            if after_page == len(pages):
                feed.add(Post(post_id, time))
