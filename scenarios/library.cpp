#include "scenarios/library.hpp"
