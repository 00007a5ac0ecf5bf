#include "postprocess/report/report.hpp"
