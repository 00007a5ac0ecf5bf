#include "postprocess/assess/findings.hpp"
