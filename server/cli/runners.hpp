// A few threads that do what must not be done on the threads that asked.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace cli {

class Runners {
  public:
    explicit Runners(unsigned threads);
    ~Runners();  // does what still waits, then ends
    Runners(const Runners&) = delete;

    void run(std::move_only_function<void()> work);

  private:
    void work();

    std::mutex door_;
    std::condition_variable wake_;
    std::deque<std::move_only_function<void()>> waiting_;
    bool over_ = false;
    std::vector<std::jthread> threads_;
};

}  // namespace cli
