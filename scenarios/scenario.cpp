#include "scenarios/scenario.hpp"
