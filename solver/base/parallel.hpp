/// The one home of OpenMP: a loop over independent items.
///
/// Item i may write only what belongs to i, so that the answer does not depend on the
/// number of threads. Sums are formed afterwards by the caller, in index order.
#pragma once

#include <cstddef>
#include <functional>

namespace farreach {

/// Sets the number of threads used by `parallel_for` (0: as many as there are cores).
void set_threads(int threads);

/// Number of threads that `parallel_for` uses.
int threads();

/// Runs body(i) for i in [0, count), items handed out one by one. The first exception
/// by item number is rethrown after the loop. `name` shows in profiles.
void parallel_for(const char* name, std::size_t count,
                  const std::function<void(std::size_t)>& body);

}  // namespace farreach
