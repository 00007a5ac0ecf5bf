#include "postprocess/io/side_files.hpp"
