// Square tiles, some of which are walls.
class Garden {
public:
    Garden(long long size, const std::vector<std::vector<long long>> &walls) : size(size) {
        for (const auto &wall : walls) {
            this->walls.insert({wall[0], wall[1]});
        }
    }

    bool blocks(long long left, long long top, long long width, long long height) const {
        for (long long column = tile(left); column <= tile(left + width - 1); ++column) {
            for (long long row = tile(top); row <= tile(top + height - 1); ++row) {
                if (walls.count({column, row}) > 0) {
                    return true;
                }
            }
        }
        return false;
    }

private:
    // The column or row in which a pixel lies.
    long long tile(long long pixel) const {
        return pixel / size;
    }

    long long size;
    std::set<std::pair<long long, long long>> walls;
};

std::vector<long long> blocked_boxes(long long size, std::vector<std::vector<long long>> walls,
                                     std::vector<std::vector<long long>> boxes) {
    const Garden garden(size, walls);
    std::vector<long long> answers;
    for (const auto &box : boxes) {
        answers.push_back(garden.blocks(box[0], box[1], box[2], box[3]) ? 1 : 0);
    }
    return answers;
}
