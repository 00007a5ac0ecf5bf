/// The one home of OpenMP: a loop over independent items.
///
/// Item i may write only what belongs to i, so that the answer does not depend on the
/// number of threads. Sums are formed afterwards by the caller, in index order.
///
/// OpenMP makes the threads and binds them as OMP_PROC_BIND and OMP_PLACES ask; between
/// loops they wait as said in team.hpp, whatever OMP_WAIT_POLICY says.
#pragma once

#include <cstddef>
#include <functional>

namespace farreach {

/// Sets the number of threads used by `parallel_for`; 0: as many as there are
/// processors that this process may use, or as OMP_NUM_THREADS asks for.
void set_threads(int threads);

/// Number of threads that `parallel_for` uses.
int threads();

/// Number of processors that this process may use.
int processors();

/// Runs body(i) for i in [0, count), items handed out one by one. The first exception
/// by item number is rethrown after the loop. A loop within a loop runs on the thread
/// that it is in. `name` shows in profiles.
void parallel_for(const char* name, std::size_t count,
                  const std::function<void(std::size_t)>& body);

}  // namespace farreach
