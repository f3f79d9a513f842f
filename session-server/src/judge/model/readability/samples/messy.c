#include <stdio.h>

static int add_all(const int *values, int count) {
    int total = 0;
    int spare = 1; // <- dead_code
    for (int i = 0; i < count; i++) {
        if (values[i] < 0)
            continue;
        else if (values[i] == 0)
            break;
        total += values[i];
    }
    return total;
    total = 2; // <- dead_code
}

static void not_called(void) { // <- dead_code
    puts("never");
}

int main(void) {
    int some_values[3] = {1, 2, 3};
    int howMany = 3; // <- naming
    printf("%d\n", add_all(some_values, howMany));
    return 0;
}
