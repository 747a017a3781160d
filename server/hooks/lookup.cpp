// One thread drives every look-up through curl's multi handle.
#include "server/hooks/lookup.hpp"

#include "server/hooks/transfer.hpp"

#include <atomic>
#include <deque>
#include <list>
#include <map>
#include <mutex>
#include <thread>
#include <utility>

#include <curl/curl.h>
#include <spdlog/spdlog.h>

namespace hooks {
namespace {
using Steady = std::chrono::steady_clock;
constexpr int poll_ms = 1000;
constexpr long status_not_found = 404;

struct Waiting {
    intents::Lookup lookup;
    LookupDone done;
};

desk::LookedUp ended(const intents::Lookup& lookup, intents::LookupEnd end) {
    return {.action = lookup.action, .end = end, .answers = {}};
}
}  // namespace

struct Lookups::Inside {
    explicit Inside(LookupSettings given) : settings(std::move(given)) {}

    struct Running {
        intents::Lookup lookup;
        LookupDone done;
        std::unique_ptr<Transfer> transfer;
        int redirects = 0;
    };
    struct Kept {
        desk::LookedUp answer;
        Steady::time_point until;
    };

    LookupSettings settings;
    CURLM* multi = nullptr;
    std::mutex door;  // holds `waiting`, `cache` and `stopping`
    std::deque<Waiting> waiting;
    std::map<std::string, Kept> cache;
    bool stopping = false;
    std::list<Running> running;  // of the thread alone
    std::thread thread;

    bool queue(const intents::Lookup& lookup, LookupDone& done);
    void run();
    bool take_new();
    void start(Running& one, const std::string& url);
    void collect();
    void finish(std::list<Running>::iterator one, bool transferred);
    bool redirected(Running& one);
    desk::LookedUp judge(Running& one);
    std::optional<desk::LookedUp> cached(const intents::Lookup& lookup);
    void keep(const intents::Lookup& lookup, const desk::LookedUp& answer);
};

Lookups::Lookups(LookupSettings settings) : inside_(std::make_unique<Inside>(std::move(settings))) {
    static const auto started = curl_global_init(CURL_GLOBAL_DEFAULT);
    (void)started;
    inside_->multi = curl_multi_init();
    inside_->thread = std::thread([this] { inside_->run(); });
}

Lookups::~Lookups() {
    {
        const std::lock_guard lock(inside_->door);
        inside_->stopping = true;
    }
    curl_multi_wakeup(inside_->multi);
    inside_->thread.join();
    curl_multi_cleanup(inside_->multi);
}

void Lookups::call(const intents::Lookup& lookup, LookupDone done) {
    if (auto answer = inside_->cached(lookup)) return done(*std::move(answer));
    if (inside_->queue(lookup, done)) {
        curl_multi_wakeup(inside_->multi);
        return;
    }
    spdlog::warn("look-up {}: too many are waiting", lookup.action);
    done(ended(lookup, intents::LookupEnd::failed));
}

// Takes `done` over only if there is room.
bool Lookups::Inside::queue(const intents::Lookup& lookup, LookupDone& done) {
    const std::lock_guard lock(door);
    if (stopping || waiting.size() >= settings.waiting_max) return false;
    waiting.push_back({lookup, std::move(done)});
    return true;
}

void Lookups::Inside::run() {
    while (take_new()) {
        int alive = 0;
        curl_multi_perform(multi, &alive);
        collect();
        curl_multi_poll(multi, nullptr, 0, poll_ms, nullptr);
    }
    for (auto& one : running) {
        curl_multi_remove_handle(multi, one.transfer->handle());
        one.done(ended(one.lookup, intents::LookupEnd::failed));
    }
    running.clear();
    for (auto& one : waiting) one.done(ended(one.lookup, intents::LookupEnd::failed));
    waiting.clear();
}

bool Lookups::Inside::take_new() {
    std::deque<Waiting> taken;
    {
        const std::lock_guard lock(door);
        if (stopping) return false;
        while (!waiting.empty() && running.size() + taken.size() < settings.at_once_max) {
            taken.push_back(std::move(waiting.front()));
            waiting.pop_front();
        }
    }
    for (auto& one : taken) {
        auto& place = running.emplace_back(std::move(one.lookup), std::move(one.done), nullptr, 0);
        start(place, place.lookup.url);
    }
    return true;
}

void Lookups::Inside::start(Running& one, const std::string& url) {
    auto transfer = std::make_unique<Transfer>(one.lookup, url, settings);
    if (transfer->ready()) {
        one.transfer = std::move(transfer);
        curl_easy_setopt(one.transfer->handle(), CURLOPT_PRIVATE, &one);
        curl_multi_add_handle(multi, one.transfer->handle());
        return;
    }
    spdlog::warn("look-up {}: {}", one.lookup.action, transfer->why());
    auto done = std::move(one.done);
    const auto answer = ended(one.lookup, intents::LookupEnd::failed);
    running.remove_if([&](const Running& other) { return &other == &one; });
    done(answer);
}

void Lookups::Inside::collect() {
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi, &left)) {
        if (message->msg != CURLMSG_DONE) continue;
        Running* which = nullptr;
        curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &which);
        const bool transferred = message->data.result == CURLE_OK;
        if (!transferred) {
            spdlog::warn("look-up {}: {}", which->lookup.action,
                         curl_easy_strerror(message->data.result));
        }
        curl_multi_remove_handle(multi, message->easy_handle);
        for (auto it = running.begin(); it != running.end(); ++it) {
            if (&*it != which) continue;
            finish(it, transferred);
            break;
        }
    }
}

void Lookups::Inside::finish(std::list<Running>::iterator one, bool transferred) {
    if (transferred && redirected(*one)) return;
    const auto answer = transferred ? judge(*one) : ended(one->lookup, intents::LookupEnd::failed);
    if (answer.end != intents::LookupEnd::failed) keep(one->lookup, answer);
    auto done = std::move(one->done);
    running.erase(one);
    done(answer);
}

// Followed by hand: curl would go anywhere, we only stay on the host that was allowed.
bool Lookups::Inside::redirected(Running& one) {
    const auto next = one.transfer->redirect();
    if (next.empty() || one.lookup.method != intents::Method::get) return false;
    const bool same_host = intents::host_of(next) == intents::host_of(one.lookup.url);
    if (!same_host || ++one.redirects > settings.redirects_max) return false;
    start(one, next);
    return true;
}

desk::LookedUp Lookups::Inside::judge(Running& one) {
    const long status = one.transfer->status();
    if (status == status_not_found) return ended(one.lookup, intents::LookupEnd::not_found);
    if (status < 200 || status >= 300) {
        spdlog::warn("look-up {}: the shop answered {}", one.lookup.action, status);
        return ended(one.lookup, intents::LookupEnd::failed);
    }
    auto values = read_answer(one.transfer->body(), one.lookup, settings.json_depth_max);
    if (!values) {
        spdlog::warn("look-up {}: the answer is not a JSON object", one.lookup.action);
        return ended(one.lookup, intents::LookupEnd::failed);
    }
    return {.action = one.lookup.action,
            .end = intents::LookupEnd::found,
            .answers = *std::move(values)};
}

std::optional<desk::LookedUp> Lookups::Inside::cached(const intents::Lookup& lookup) {
    if (lookup.cache.count() == 0 || lookup.method != intents::Method::get) return std::nullopt;
    const std::lock_guard lock(door);
    const auto found = cache.find(lookup.action + ' ' + lookup.url);
    if (found == cache.end() || found->second.until < Steady::now()) return std::nullopt;
    return found->second.answer;
}

void Lookups::Inside::keep(const intents::Lookup& lookup, const desk::LookedUp& answer) {
    if (lookup.cache.count() == 0 || lookup.method != intents::Method::get) return;
    const auto now = Steady::now();
    const std::lock_guard lock(door);
    if (cache.size() >= settings.cache_entries_max) {
        std::erase_if(cache, [&](const auto& entry) { return entry.second.until < now; });
    }
    if (cache.size() >= settings.cache_entries_max) cache.clear();
    cache.insert_or_assign(lookup.action + ' ' + lookup.url, Kept{answer, now + lookup.cache});
}

}  // namespace hooks
