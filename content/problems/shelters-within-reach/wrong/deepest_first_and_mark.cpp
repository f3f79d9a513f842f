// expect: TLE
// Idea: take the deepest village without a shelter in reach, build as high above it as allowed, mark all it serves.
long long fewest_shelters(long long villages, std::vector<std::vector<long long>> paths, long long reach) {
    std::vector<std::vector<int>> graph(villages + 1);
    for (const auto &path : paths) {
        graph[path[0]].push_back(path[1]);
        graph[path[1]].push_back(path[0]);
    }
    std::vector<int> parent(villages + 1, 0), order{1};
    for (int i = 0; i < (int)order.size(); ++i)
        for (int w : graph[order[i]])
            if (w != parent[order[i]]) {
                parent[w] = order[i];
                order.push_back(w);
            }
    std::vector<char> served(villages + 1, 0);
    std::vector<int> steps(villages + 1);
    long long shelters = 0;
    for (int i = villages - 1; i >= 0; --i) {
        if (served[order[i]]) continue;
        int site = order[i];
        for (long long up = 0; up < reach && parent[site]; ++up) site = parent[site];
        ++shelters;
        std::fill(steps.begin(), steps.end(), -1);
        std::vector<int> queue{site};
        steps[site] = 0;
        for (std::size_t at = 0; at < queue.size(); ++at) {
            int v = queue[at];
            served[v] = 1;
            if (steps[v] == reach) continue;
            for (int w : graph[v])
                if (steps[w] < 0) {
                    steps[w] = steps[v] + 1;
                    queue.push_back(w);
                }
        }
    }
    return shelters;
}
