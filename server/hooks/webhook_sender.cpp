// One thread drives every webhook through curl's multi handle.
#include "server/hooks/webhook_sender.hpp"

#include "server/hooks/webhook_transfer.hpp"
#include "server/wire/agent_lines.hpp"
#include "server/wire/webhook_body.hpp"

#include <deque>
#include <list>
#include <mutex>
#include <thread>
#include <utility>

#include <curl/curl.h>

namespace hooks {
namespace {
constexpr int poll_ms = 1000;
using Done = std::move_only_function<void(desk::WebhookAnswer)>;

struct Waiting {
    desk::WebhookPost post;
    Done done;
};
}  // namespace

struct WebhookSender::Inside {
    explicit Inside(WebhookSettings given) : settings(given) {}

    struct Running {
        std::unique_ptr<WebhookTransfer> transfer;
        Done done;
    };

    const WebhookSettings settings;
    CURLM* multi = nullptr;
    std::mutex door;  // holds `waiting` and `stopping`
    std::deque<Waiting> waiting;
    bool stopping = false;
    std::list<Running> running;  // of the thread alone
    std::thread thread;

    bool queue(desk::WebhookPost& post, Done& done);
    void run();
    bool take_new();
    void collect();
    void let_go();
};

WebhookSender::WebhookSender(WebhookSettings settings)
    : inside_(std::make_unique<Inside>(settings)) {
    static const auto started = curl_global_init(CURL_GLOBAL_DEFAULT);
    (void)started;
    inside_->multi = curl_multi_init();
    inside_->thread = std::thread([this] { inside_->run(); });
}

WebhookSender::~WebhookSender() {
    stop();
    curl_multi_cleanup(inside_->multi);
}

void WebhookSender::stop() {
    if (!inside_->thread.joinable()) return;
    {
        const std::lock_guard lock(inside_->door);
        inside_->stopping = true;
    }
    curl_multi_wakeup(inside_->multi);
    inside_->thread.join();
}

void WebhookSender::post(desk::WebhookPost post, Done done) {
    if (inside_->queue(post, done)) {
        curl_multi_wakeup(inside_->multi);
        return;
    }
    done({.tried = false, .body = {}, .error = "too many webhooks are waiting"});
}

desk::WebhookCarrier WebhookSender::carrier() {
    return {.name = wire::outside_name_of,
            .body = wire::webhook_body,
            .post = [this](auto request, auto done) { post(std::move(request), std::move(done)); }};
}

// Takes both over only if there is room.
bool WebhookSender::Inside::queue(desk::WebhookPost& post, Done& done) {
    const std::lock_guard lock(door);
    if (stopping || waiting.size() >= settings.waiting_max) return false;
    waiting.push_back({std::move(post), std::move(done)});
    return true;
}

void WebhookSender::Inside::run() {
    while (take_new()) {
        int alive = 0;
        curl_multi_perform(multi, &alive);
        collect();
        curl_multi_poll(multi, nullptr, 0, poll_ms, nullptr);
    }
    let_go();
}

bool WebhookSender::Inside::take_new() {
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
        auto& place = running.emplace_back(std::make_unique<WebhookTransfer>(one.post, settings),
                                           std::move(one.done));
        curl_easy_setopt(place.transfer->handle(), CURLOPT_PRIVATE, &place);
        curl_multi_add_handle(multi, place.transfer->handle());
    }
    return true;
}

void WebhookSender::Inside::collect() {
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi, &left)) {
        if (message->msg != CURLMSG_DONE) continue;
        Running* which = nullptr;
        curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &which);
        const auto answer = which->transfer->answer(message->data.result);
        curl_multi_remove_handle(multi, message->easy_handle);
        auto done = std::move(which->done);
        running.remove_if([&](const Running& one) { return &one == which; });
        done(answer);
    }
}

void WebhookSender::Inside::let_go() {
    const auto untried = [](Done& done) {
        done({.tried = false, .body = {}, .error = "the house closes"});
    };
    for (auto& one : running) {
        curl_multi_remove_handle(multi, one.transfer->handle());
        untried(one.done);
    }
    running.clear();
    for (auto& one : waiting) untried(one.done);
    waiting.clear();
}

}  // namespace hooks
