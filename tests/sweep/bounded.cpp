#include "tests/sweep/bounded.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <stdexcept>

namespace farreach::sweep {
namespace {

constexpr std::size_t longest_output = 1U << 16;

[[noreturn]] void be_child(const std::function<int()>& work, const Bounds& bounds,
                           int output) {
  setpgid(0, 0);  // so that what it starts ends with it
  dup2(open("/dev/null", O_RDONLY), STDIN_FILENO);
  dup2(output, STDOUT_FILENO);
  dup2(output, STDERR_FILENO);
#ifndef __SANITIZE_ADDRESS__  // which takes all addresses for itself
  const rlimit addresses{bounds.memory, bounds.memory};
  setrlimit(RLIMIT_AS, &addresses);
#endif
  const rlimit time{bounds.processor_seconds, bounds.processor_seconds + 1};
  setrlimit(RLIMIT_CPU, &time);
  const rlimit no_core{0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  const int status = work();
  std::fflush(nullptr);
  _exit(status);
}

/// Processor time that a child has had so far, of all its threads [s].
double processor_time(pid_t child) {
  clockid_t clock{};
  timespec had{};
  if (clock_getcpuclockid(child, &clock) != 0 || clock_gettime(clock, &had) != 0)
    return 0;
  return double(had.tv_sec) + 1e-9 * double(had.tv_nsec);
}

/// Reads until the end or the time is over; whether it came to the end.
bool read_output(
    int from, double seconds, std::string& output,
    const std::function<bool()>& over = [] { return false; }) {
  using Clock = std::chrono::steady_clock;
  const auto end = Clock::now() + std::chrono::duration<double>(seconds);
  char block[4096];
  while (true) {
    const std::chrono::duration<double, std::milli> left = end - Clock::now();
    if (!(left.count() > 0) || over()) return false;
    pollfd waiting{from, POLLIN, 0};
    constexpr int look_every = 100;  // [ms]
    if (poll(&waiting, 1, std::min(look_every, static_cast<int>(left.count()) + 1)) <=
        0)
      continue;
    const ssize_t got = read(from, block, sizeof block);
    if (got <= 0) return true;
    if (output.size() < longest_output)
      output.append(block, static_cast<std::size_t>(got));
  }
}

}  // namespace

Ended bounded(const std::function<int()>& work, const Bounds& bounds) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("no further process");
  if (child == 0) be_child(work, bounds, ends[1]);
  close(ends[1]);
  Ended ended;
  ended.asked = !read_output(ends[0], bounds.seconds, ended.output,
                             [&] { return processor_time(child) > bounds.patience; });
  if (ended.asked && bounds.grace > 0) kill(-child, SIGINT);
  ended.too_long = ended.asked && !(bounds.grace > 0 &&
                                    read_output(ends[0], bounds.grace, ended.output));
  close(ends[0]);
  if (ended.too_long) kill(-child, SIGKILL);
  int status = 0;
  rusage used{};
  wait4(child, &status, 0, &used);
  if (WIFEXITED(status)) ended.status = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) ended.signal = WTERMSIG(status);
  ended.too_long = ended.too_long || ended.signal == SIGXCPU;
  ended.peak = static_cast<std::size_t>(used.ru_maxrss) * 1024;
  return ended;
}

Ended bounded_program(const std::vector<std::string>& words, const Bounds& bounds) {
  return bounded(
      [&] {
        std::vector<char*> arguments;
        for (const std::string& word : words)
          arguments.push_back(const_cast<char*>(word.c_str()));
        arguments.push_back(nullptr);
        execv(arguments[0], arguments.data());
        return 127;
      },
      bounds);
}

}  // namespace farreach::sweep
