#include "models/gas_plume/gas_plume.hpp"
