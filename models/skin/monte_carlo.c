/* White Monte Carlo of light in two layers of skin: where do photons travel before they come out?
 *
 * usage: monte_carlo PHOTONS SCATTERING_PER_CM EPIDERMIS_CM SEED > histogram
 *
 * Epidermis of the given thickness over a half-infinite dermis, both of refractive index 1.4 under
 * air, Henyey-Greenstein scattering with g = 0.8, reduced scattering coefficient as given, no
 * absorption. Photons enter straight down. For each one that escapes, its path length in the two
 * layers falls into a BINS x BINS histogram of counts (float64, row = epidermis, column = dermis).
 * Bin 0 holds "never there"; the others are equal steps of ln(path / cm) from ln(1e-4) to ln(40).
 * Absorption is applied afterwards (path_lengths.py), exactly, for any spectrum. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define BINS 321
static const double SHORTEST_CM = 1e-4, LONGEST_CM = 40.0;
static const double ANISOTROPY = 0.8, REFRACTIVE_INDEX = 1.4;

static uint64_t state[2];

static uint64_t rotate(uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }

/* xoroshiro128+, uniform in (0,1) */
static double uniform(void) {
  uint64_t a = state[0], b = state[1], sum = a + b;
  b ^= a;
  state[0] = rotate(a, 24) ^ b ^ (b << 16);
  state[1] = rotate(b, 37);
  return ((sum >> 11) + 0.5) * (1.0 / 9007199254740992.0);
}

/* Fresnel reflection of unpolarised light from skin to air at cosine `inside` of incidence */
static double reflected_back(double inside) {
  double sine = REFRACTIVE_INDEX * sqrt(1 - inside * inside);
  if (sine >= 1) return 1;
  double outside = sqrt(1 - sine * sine), n = REFRACTIVE_INDEX;
  double s = (n * inside - outside) / (n * inside + outside);
  double p = (n * outside - inside) / (n * outside + inside);
  return 0.5 * (s * s + p * p);
}

typedef struct { double depth, x, y, z, epidermis, dermis; } Photon; /* x, y, z: direction */

/* Adds a straight piece of path from one depth to another to the layers it crosses */
static void travel(Photon *p, double to, double length, double border) {
  double top = fmin(p->depth, to), bottom = fmax(p->depth, to), share = 0;
  if (top >= border) share = 1;
  else if (bottom > border) share = (bottom - border) / (bottom - top);
  p->dermis += share * length;
  p->epidermis += (1 - share) * length;
  p->depth = to;
}

static void scatter(Photon *p) {
  double g = ANISOTROPY, t = (1 - g * g) / (1 - g + 2 * g * uniform());
  double cosine = (1 + g * g - t * t) / (2 * g), sine = sqrt(fmax(0, 1 - cosine * cosine));
  double angle = 6.283185307179586 * uniform(), c = cos(angle), s = sin(angle);
  if (fabs(p->z) > 0.99999) {
    p->x = sine * c; p->y = sine * s; p->z = p->z > 0 ? cosine : -cosine;
    return;
  }
  double q = sqrt(1 - p->z * p->z), x = p->x, y = p->y, z = p->z;
  p->x = sine * (x * z * c - y * s) / q + x * cosine;
  p->y = sine * (y * z * c + x * s) / q + y * cosine;
  p->z = -sine * c * q + z * cosine;
}

/* Follows one photon; 1 if it leaves through the surface */
static int escapes(Photon *p, double scattering, double border) {
  for (;;) {
    double left = -log(uniform()) / scattering;
    while (left > 0) {
      double to = p->depth + p->z * left;
      if (to >= 0) { travel(p, to, left, border); break; }
      double reach = -p->depth / p->z;
      travel(p, 0, reach, border);
      left -= reach;
      if (uniform() >= reflected_back(-p->z)) return 1;
      p->z = -p->z;
    }
    if (p->epidermis + p->dermis > LONGEST_CM) return 0;
    scatter(p);
  }
}

static int bin(double path_cm) {
  if (path_cm <= 0) return 0;
  double place = log(path_cm / SHORTEST_CM) / log(LONGEST_CM / SHORTEST_CM) * (BINS - 1);
  return 1 + (int)fmin(fmax(place, 0), BINS - 2);
}

int main(int count, char **words) {
  if (count != 5) return 2;
  int photons = atoi(words[1]);
  double scattering = atof(words[2]) / (1 - ANISOTROPY), border = atof(words[3]);
  state[0] = 0x9E3779B97F4A7C15ULL * (strtoull(words[4], 0, 10) + 1);
  state[1] = 0xD1B54A32D192ED03ULL;
  double *histogram = calloc(BINS * BINS, sizeof *histogram);
  for (int i = 0; i < photons; i++) {
    Photon photon = {0, 0, 0, 1, 0, 0};
    if (escapes(&photon, scattering, border)) histogram[bin(photon.epidermis) * BINS + bin(photon.dermis)]++;
  }
  return fwrite(histogram, sizeof *histogram, BINS * BINS, stdout) == BINS * BINS ? 0 : 1;
}
