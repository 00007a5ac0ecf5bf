/// Which of several processes of one run this is, started by mpirun or srun.
///
/// The processes share their work through files alone (MemberFiles), so MPI only says
/// who is who: it is initialized and finalized in the first call, and a process that is
/// lost later takes no other with it. What was not started under MPI, or was built
/// without it, is the only process.
#pragma once

namespace farreach {

/// Number of this process, from 0; 0 writes the results.
int rank();
/// Number of processes.
int ranks();
/// Whether a launcher of MPI has started this process, by the environment it sets.
bool launched_under_mpi();

}  // namespace farreach
