#include "solver/base/ranks.hpp"

#include <cstdlib>

#include "solver/base/error.hpp"

#ifdef FARREACH_HAS_MPI
#include <mpi.h>
#endif

namespace farreach {
namespace {

struct Place {
  int rank = 0, ranks = 1;
};

#ifdef FARREACH_HAS_MPI
Place ask_mpi() {
  Place place;
  int initialized = 0;
  MPI_Initialized(&initialized);
  if (!initialized && MPI_Init(nullptr, nullptr) != MPI_SUCCESS)
    throw RunError("MPI does not start; run without mpirun");
  MPI_Comm_rank(MPI_COMM_WORLD, &place.rank);
  MPI_Comm_size(MPI_COMM_WORLD, &place.ranks);
  if (!initialized) MPI_Finalize();
  return place;
}
#else
Place ask_mpi() {
  throw RunError(
      "this program was built without MPI, but mpirun or srun has started it; build it "
      "where CMake finds MPI, or run one process");
}
#endif

const Place& place() {
  static const Place known = launched_under_mpi() ? ask_mpi() : Place{};
  return known;
}

}  // namespace

int rank() {
  return place().rank;
}

int ranks() {
  return place().ranks;
}

bool launched_under_mpi() {
  // Open MPI, MPICH and Intel MPI, MVAPICH2, and whatever speaks PMIx (srun).
  for (const char* name :
       {"OMPI_COMM_WORLD_RANK", "PMI_RANK", "MV2_COMM_WORLD_RANK", "PMIX_RANK"})
    if (std::getenv(name)) return true;
  return false;
}

}  // namespace farreach
