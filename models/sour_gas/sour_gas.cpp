#include "models/sour_gas/sour_gas.hpp"
