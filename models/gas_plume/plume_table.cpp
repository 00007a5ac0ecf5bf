#include "models/gas_plume/plume_table.hpp"
