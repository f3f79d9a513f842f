<?php

final class Post
{
    public function __construct(public readonly int $id, public readonly int $time)
    {
    }
}

/** Posts, handed out in pages: the newest first, of equal times the greater id first. */
final class Feed
{
    /** @var Post[] */
    private array $posts = [];

    public function add(Post $post): void
    {
        $this->posts[] = $post;
        usort($this->posts, fn (Post $a, Post $b): int => [$b->time, $b->id] <=> [$a->time, $a->id]);
    }

    /** @return Post[] */
    public function pageAfter(?Post $last, int $size): array
    {
        $rest = array_filter($this->posts, fn (Post $post): bool => $last === null || $post->time < $last->time);
        return array_slice($rest, 0, $size);
    }
}

function readPages(int $size, array $posts, array $arrivals): array
{
    $feed = new Feed();
    foreach ($posts as [$id, $time]) {
        $feed->add(new Post($id, $time));
    }

    $pages = [];
    $last = null;
    while (true) {
        $page = $feed->pageAfter($last, $size);
        if ($page !== []) {
            $pages[] = array_map(fn (Post $post): int => $post->id, $page);
            $last = $page[array_key_last($page)];
        }
        if (count($page) < $size) {
            return $pages;
        }
        foreach ($arrivals as [$afterPage, $id, $time]) {
            if ($afterPage === count($pages)) {
                $feed->add(new Post($id, $time));
            }
        }
    }
}
