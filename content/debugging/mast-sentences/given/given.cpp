// All characters of the body combined by exclusive or, in hexadecimal.
std::string checksum(const std::string &body) {
    unsigned value = 0;
    for (unsigned char character : body) {
        value ^= character;
    }
    std::ostringstream text;
    text << std::uppercase << std::hex << value;
    return text.str();
}

// The body of an intact sentence, otherwise nothing.
std::optional<std::string> body_of(const std::string &line) {
    std::size_t star = line.find('*');
    if (line.empty() || line[0] != '$' || star == std::string::npos || star == 1) {
        return std::nullopt;
    }
    std::string body = line.substr(1, star - 1);
    if (line.substr(star + 1) != checksum(body)) {
        return std::nullopt;
    }
    return body;
}

std::vector<std::string> intact_sentences(std::vector<std::string> lines) {
    std::vector<std::string> intact;
    for (const std::string &line : lines) {
        if (auto body = body_of(line)) {
            intact.push_back(*body);
        }
    }
    return intact;
}
