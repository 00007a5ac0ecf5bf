#include "solver/base/units.hpp"
