/*
 * A convolution in C99 that ConvProof judges. Right as it is; put your own kernel where it says so.
 *
 *     cc -std=c99 -O2 -o conv conv.c
 *     java -jar convproof.jar contract --exec ./conv
 *
 * The protocol stands in `java -jar convproof.jar contract --help`. Numbers are written as this
 * machine keeps them, which must be little-endian. Print to standard error, never to standard output.
 * A kernel of bf16, f16, e4m3, i8 or u8i8 greets with that in the place of f32, and gets each tensor in its
 * own format: see narrow.py.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  int n, g;            /* images, groups */
  int ci, h, w;        /* input channels in all, height, width */
  int co, kh, kw;      /* output channels in all, kernel height, width */
  int sh, sw, dh, dw;  /* strides, dilations */
  int pt, pb, pl, pr;  /* zeros at the top, bottom, left and right */
  int ho, wo;          /* output height, width */
} Shape;

/* ---- your own kernel --------------------------------------------------------------------------
 * x [n, ci, h, w], k [co, ci/g, kh, kw], b [co] or NULL; fills y [n, co, ho, wo].
 * Returns NULL, or why it does not compute this shape, such as "no groups".
 */
static const char *convolve(const Shape *s, const float *x, const float *k, const float *b, float *y) {
  const int cg = s->ci / s->g, og = s->co / s->g;
  for (int n = 0; n < s->n; n++)
    for (int o = 0; o < s->co; o++)
      for (int i = 0; i < s->ho; i++)
        for (int j = 0; j < s->wo; j++) {
          float sum = b ? b[o] : 0;
          for (int c = 0; c < cg; c++) {
            const float *image = x + (size_t)(n * s->ci + o / og * cg + c) * s->h * s->w;
            const float *kernel = k + (size_t)(o * cg + c) * s->kh * s->kw;
            for (int a = 0; a < s->kh; a++) {
              const int row = i * s->sh + a * s->dh - s->pt;
              if (row < 0 || row >= s->h) continue;
              for (int e = 0; e < s->kw; e++) {
                const int column = j * s->sw + e * s->dw - s->pl;
                if (column >= 0 && column < s->w)
                  sum += image[row * s->w + column] * kernel[a * s->kw + e];
              }
            }
          }
          *y++ = sum;
        }
  return NULL;
}
/* ---- up to here ------------------------------------------------------------------------------ */

/* Reads a call, a line of key=value: the shape, and whether a bias is sent, and another call behind this one. */
static void read_call(char *line, Shape *s, int *bias, int *more) {
  static const char *const keys[] = {"operation", "format", "n",  "g",  "ci", "h",  "w",  "co",   "kh",    "kw",  "sh",
                                     "sw",        "dh",     "dw", "pt", "pb", "pl", "pr", "bias", "limit", "more"};
  enum { COUNT = sizeof keys / sizeof *keys, FIRST = 2, BIAS = COUNT - 3, MORE = COUNT - 1 };
  int values[COUNT] = {0}, next = 0;
  for (char *pair = strtok(line, " \n"); pair; pair = strtok(NULL, " \n")) {
    char *equals = strchr(pair, '=');
    if (!equals) continue;
    *equals = 0;
    for (int tried = 0; tried < COUNT; tried++, next = (next + 1) % COUNT)
      if (strcmp(pair, keys[next]) == 0) {
        values[next] = atoi(equals + 1);
        break;
      }
  }
  memcpy(s, values + FIRST, (BIAS - FIRST) * sizeof *values); /* in the order of Shape */
  s->ho = (s->h + s->pt + s->pb - (s->dh * (s->kh - 1) + 1)) / s->sh + 1;
  s->wo = (s->w + s->pl + s->pr - (s->dw * (s->kw - 1) + 1)) / s->sw + 1;
  *bias = values[BIAS];
  *more = values[MORE];
}

static float *numbers(size_t count) {
  float *array = malloc((count ? count : 1) * sizeof *array);
  if (!array) {
    fputs("conv: out of memory\n", stderr);
    exit(1);
  }
  return array;
}

static float *received(size_t count) {
  float *array = numbers(count);
  if (fread(array, sizeof *array, count, stdin) < count) exit(0); /* nobody is there any more */
  return array;
}

int main(void) {
  char call[4096];
  setvbuf(stdin, NULL, _IOFBF, 1 << 16);
  setvbuf(stdout, NULL, _IOFBF, 1 << 16);
  fputs("version=1\nformats=f32\noperations=forward\n\n", stdout);
  fflush(stdout);
  while (fgets(call, sizeof call, stdin)) {
    Shape s;
    int bias, more;
    read_call(call, &s, &bias, &more);
    const size_t size = (size_t)s.n * s.co * s.ho * s.wo;
    float *x = received((size_t)s.n * s.ci * s.h * s.w);
    float *k = received((size_t)s.co * (s.ci / s.g) * s.kh * s.kw);
    float *b = bias ? received((size_t)s.co) : NULL;
    float *y = numbers(size);
    const char *declined = convolve(&s, x, k, b, y);
    if (declined) {
      printf("unsupported %s\n", declined);
    } else {
      puts("ok");
      fwrite(y, sizeof *y, size, stdout);
    }
    if (!more) fflush(stdout); /* else the next call is there already, and this answer may wait for its own */
    free(x);
    free(k);
    free(b);
    free(y);
  }
  return 0;
}
