#include "models/substances/substance.hpp"
