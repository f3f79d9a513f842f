// Two threads, each for half the time: together more than the limit.
#include <thread>
int main() {
    auto burn = [] { for (volatile unsigned long i = 0;; i = i + 1) {} };
    std::thread other(burn);
    burn();
}
