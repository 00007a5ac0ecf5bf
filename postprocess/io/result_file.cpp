#include "postprocess/io/result_file.hpp"
