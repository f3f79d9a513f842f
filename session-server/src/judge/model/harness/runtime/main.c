#include <ctype.h>
#include <limits.h>
#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
// The judge's part: reads the arguments and prints the result.
typedef long long judge_int;
typedef double judge_float;
typedef bool judge_bool;
typedef const char *judge_string;
typedef long long *judge_int_list;
typedef double *judge_float_list;
typedef size_t judge_length;

static char *judge_at;

static inline const char *judge_next_string(void) {
  char *from = judge_at;
  while (*judge_at != '\n' && *judge_at != '\0') judge_at++;
  *judge_at++ = '\0';
  return from;
}

static inline void *judge_memory(size_t bytes) {
  void *memory = malloc(bytes + 1);
  if (memory == NULL) {
    fputs("no memory for the input\n", stderr);
    exit(1);
  }
  return memory;
}

static inline const char *judge_read(void) {
  size_t size = 0, room = 1 << 16;
  char *input = judge_memory(room);
  for (size_t got; (got = fread(input + size, 1, room - size, stdin)) > 0;) {
    size += got;
    if (size == room) {
      char *larger = judge_memory(room *= 2);
      memcpy(larger, input, size);
      free(input);
      input = larger;
    }
  }
  input[size] = '\0';
  judge_at = input;
  return judge_next_string();
}

static inline long long judge_next_int(void) {
  long long value = strtoll(judge_at, &judge_at, 10);
  judge_at++;
  return value;
}

static inline double judge_next_float(void) {
  double value = strtod(judge_at, &judge_at);
  judge_at++;
  return value;
}

static inline bool judge_next_bool(void) { return judge_next_int() == 1; }

static inline long long *judge_next_int_list(size_t *length) {
  *length = (size_t)judge_next_int();
  long long *values = judge_memory(*length * sizeof *values);
  for (size_t i = 0; i < *length; i++) values[i] = judge_next_int();
  return values;
}

static inline double *judge_next_float_list(size_t *length) {
  *length = (size_t)judge_next_int();
  double *values = judge_memory(*length * sizeof *values);
  for (size_t i = 0; i < *length; i++) values[i] = judge_next_float();
  return values;
}

static inline void judge_show_int(long long value) { printf("%lld\n", value); }

static inline void judge_show_float(double value) {
  char digits[64];
  int precision = 15;
  do {
    snprintf(digits, sizeof digits, "%.*g", precision, value);
  } while (strtod(digits, NULL) != value && ++precision <= 17);
  puts(digits);
}

static inline void judge_show_bool(bool value) { puts(value ? "true" : "false"); }

static inline void judge_show_string(const char *value) { puts(value); }

static inline void judge_show_int_list(const long long *values, size_t length) {
  for (size_t i = 0; i < length; i++) judge_show_int(values[i]);
}

static inline void judge_show_float_list(const double *values, size_t length) {
  for (size_t i = 0; i < length; i++) judge_show_float(values[i]);
}

static inline void judge_mark(const char *sentinel) { printf("\n%s\n", sentinel); }
