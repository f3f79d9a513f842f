long long fewest_shelters(long long villages, std::vector<std::vector<long long>> paths, long long reach) {
    std::vector<std::vector<int>> neighbours(villages + 1);
    for (const auto &path : paths) {
        neighbours[path[0]].push_back(path[1]);
        neighbours[path[1]].push_back(path[0]);
    }

    // Village 1 is the top; parents come before their children in the order.
    std::vector<int> parent(villages + 1, 0), order{1};
    order.reserve(villages);
    for (int i = 0; i < villages; ++i) {
        for (int neighbour : neighbours[order[i]]) {
            if (neighbour == parent[order[i]]) continue;
            parent[neighbour] = order[i];
            order.push_back(neighbour);
        }
    }

    // How far below a village its farthest unsheltered village lies (-1: there is none),
    // and its nearest shelter.
    std::vector<long long> unsheltered(villages + 1, 0), shelter(villages + 1, reach + 1);
    long long shelters = 0;
    std::reverse(order.begin(), order.end());
    for (int village : order) {
        if (unsheltered[village] + shelter[village] <= reach) {
            unsheltered[village] = -1;
        } else if (unsheltered[village] == reach || village == 1) {
            // Nothing above can serve the village that lies that deep: build here, or it is too late.
            ++shelters;
            shelter[village] = 0;
            unsheltered[village] = -1;
        }
        const int above = parent[village];
        shelter[above] = std::min(shelter[above], shelter[village] + 1);
        if (unsheltered[village] >= 0) {
            unsheltered[above] = std::max(unsheltered[above], unsheltered[village] + 1);
        }
    }
    return shelters;
}
