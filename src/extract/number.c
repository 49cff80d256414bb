#include "rashomon/extract/number.h"
