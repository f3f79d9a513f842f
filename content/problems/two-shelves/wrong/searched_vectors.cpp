// expect: TLE
// Idea: the shelves as vectors that are searched from the front.
std::vector<long long> two_shelves(long long guest, long long home, std::vector<long long> wishes) {
    std::vector<long long> guests, residents;
    long long as_guest = 0, at_home = 0;
    for (long long tape : wishes) {
        auto resident = std::find(residents.begin(), residents.end(), tape);
        auto visitor = std::find(guests.begin(), guests.end(), tape);
        if (resident != residents.end()) {
            ++at_home;
            residents.erase(resident);
            residents.push_back(tape);
        } else if (visitor != guests.end()) {
            ++as_guest;
            guests.erase(visitor);
            residents.push_back(tape);
            if (static_cast<long long>(residents.size()) > home) {
                guests.push_back(residents.front());
                residents.erase(residents.begin());
            }
        } else {
            guests.push_back(tape);
            if (static_cast<long long>(guests.size()) > guest) guests.erase(guests.begin());
        }
    }
    return {as_guest, at_home, static_cast<long long>(guests.size() + residents.size())};
}
