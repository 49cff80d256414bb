/* Colours for terminals that have fewer: the nearest, by distance in red,
 * green and blue, of those whose look is known. The first sixteen are the
 * user's own and are looked at only where there are no others. */
#include "hue.h"

struct rgb {
	int r, g, b;
};

static struct rgb
rgb_of(int colour)
{
	static const int steps[] = {0, 95, 135, 175, 215, 255};
	int c = colour - 16, grey = 8 + 10 * (colour - 232);
	int full = colour < 8 ? 170 : 255, base = colour < 8 ? 0 : 85;

	if (colour >= HUE_DIRECT)
		return (struct rgb){colour >> 16 & 255, colour >> 8 & 255,
				    colour & 255};
	if (colour >= 232)
		return (struct rgb){grey, grey, grey};
	if (colour >= 16)
		return (struct rgb){steps[c / 36], steps[c / 6 % 6],
				    steps[c % 6]};
	return (struct rgb){colour & 1 ? full : base, colour & 2 ? full : base,
			    colour & 4 ? full : base};
}

/* As bright as the eight get at most, so that hue counts. */
static struct rgb
dimmed(struct rgb c)
{
	int most = c.r > c.g ? c.r : c.g;

	most = c.b > most ? c.b : most;
	if (most > 170)
		c = (struct rgb){c.r * 170 / most, c.g * 170 / most,
				 c.b * 170 / most};
	return c;
}

static long
distance(struct rgb x, struct rgb y)
{
	long r = x.r - y.r, g = x.g - y.g, b = x.b - y.b;

	return 2 * r * r + 4 * g * g + 3 * b * b;
}

int
hue_near(int colour, int colours)
{
	int from = colours >= 256 ? 16 : 0, best = from, end;
	struct rgb wanted;

	if (colour < colours || (colour >= HUE_DIRECT && colours >= HUE_DIRECT))
		return colour;
	end = colours >= 256 ? 256 : colours >= 16 ? 16 : 8;
	wanted = end == 8 ? dimmed(rgb_of(colour)) : rgb_of(colour);
	for (int i = from; i < end; i++)
		if (distance(rgb_of(i), wanted) <
		    distance(rgb_of(best), wanted))
			best = i;
	return best;
}

void
hue_look(struct look *l, int colours)
{
	bool one = l->fore == l->back;

	l->fore = hue_near(l->fore, colours);
	l->back = hue_near(l->back, colours);
	if (!one && l->fore >= 0 && l->fore == l->back)
		l->fore = rgb_of(l->back).g > 100 ? 0 : 7;
}
