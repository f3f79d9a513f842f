# expect: WA
# Idea: cut pages by their number, which slips when posts come in above
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

    def page(self, number: int, size: int) -> list[Post]:
        return self.posts[number * size : (number + 1) * size]


def read_pages(size: int, posts: list[list[int]], arrivals: list[list[int]]) -> list[list[int]]:
    feed = Feed()
    for post_id, time in posts:
        feed.add(Post(post_id, time))

    pages: list[list[int]] = []
    while True:
        page = feed.page(len(pages), size)
        if page:
            pages.append([post.id for post in page])
        if len(page) < size:
            return pages
        for after_page, post_id, time in arrivals:
            if after_page == len(pages):
                feed.add(Post(post_id, time))
