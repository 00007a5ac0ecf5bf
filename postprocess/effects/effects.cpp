#include "postprocess/effects/effects.hpp"
