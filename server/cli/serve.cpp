// Puts the house together: store, look-ups, desk, front, line; then waits for signals and edits.
#include "server/cli/serve.hpp"

#include "server/cli/commands.hpp"
#include "server/cli/folder_watch.hpp"
#include "server/cli/print.hpp"
#include "server/cli/runners.hpp"
#include "server/cli/signals.hpp"
#include "server/hooks/lookup.hpp"
#include "server/hooks/webhook_sender.hpp"
#include "server/net/front.hpp"
#include "server/net/pages/help_pages.hpp"

#include <algorithm>
#include <cstdlib>
#include <random>

#include <fmt/format.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

namespace cli {
namespace {

using namespace std::chrono_literals;

constexpr auto look_every = 250ms;  // for edits of the content, and signals
constexpr auto walk_every = 5s;     // through the content, where nothing has stirred
constexpr auto tick_every = 1s;

void start_log(const std::string& level) {
    spdlog::set_default_logger(spdlog::stderr_color_mt("deskbell"));
    spdlog::set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %^%l%$ %v");
    spdlog::set_level(spdlog::level::from_str(level));
}

// 64 bits that nobody can guess: conversation ids are made of them.
std::uint64_t chance() {
    thread_local std::random_device device;
    return (std::uint64_t{device()} << 32U) | device();
}

const net::Asset* asset_at(std::string_view path) {
    const auto assets = net::web_assets();
    const auto found = std::ranges::find(assets, path, &net::Asset::path);
    return found == assets.end() ? nullptr : &*found;
}

net::Response redirect(std::string_view target) {
    net::Response response{.status = 302, .type = "text/plain; charset=utf-8"};
    response.headers.emplace_back("Location", target);
    return response;
}

// What is neither an address of the API nor an embedded file: the help centre and the front page.
std::optional<net::Response> page_for(desk::Desk& desk, bool demo, const net::Request& request) {
    const std::string_view path = request.path;
    if (path == "/help" || path.starts_with("/help/")) {
        return net::help_page(*desk.publisher().live(), path.substr(5), request.parameter("q"),
                              clock_now());
    }
    if (path == "/console") return redirect("/console/");
    if (path != "/") return std::nullopt;
    if (!demo) return redirect("/help/");
    const auto* shop = asset_at("/portal/shop.html");
    if (!shop) return redirect("/help/");
    return net::Response{.type = std::string(shop->mime), .shared = shop->identity};
}

// The house and everything in it, in the order in which it must be built and taken down.
class House {
  public:
    explicit House(ServeOptions options)
        : options_(std::move(options)), runners_(std::make_unique<Runners>(2)) {}

    ~House() {
        if (server_) server_->stop();
        lookups_.reset();
        if (webhooks_) webhooks_->stop();
        if (store_) store_->stop();  // its last events go to threads that still listen
        runners_.reset();
        server_.reset();
        front_.reset();
        desk_.reset();
    }

    bool open() { return open_store() && open_desk() && open_line(); }

    void say_addresses() const {
        const auto host = options_.line.listen.substr(0, options_.line.listen.rfind(':'));
        const auto base = fmt::format("http://{}:{}", host, server_->port());
        if (options_.demo) out(fmt::format("demo shop    {}/", base));
        out(fmt::format("console      {}/console/", base));
        out(fmt::format("help centre  {}/help/", base));
        std::fflush(stdout);
    }

    // Until somebody asks to stop.
    void live() {
        FolderWatch edits(options_.content);
        auto last_tick = std::chrono::steady_clock::now();
        auto last_walk = last_tick;
        while (true) {
            const auto asked = wait_for_signal(look_every);
            if (asked == Asked::stop) break;
            if (asked == Asked::reload) desk_->publisher().reload();
            const auto now = std::chrono::steady_clock::now();
            if (edits.stirred() || now - last_walk >= walk_every) {
                last_walk = now;
                desk_->publisher().look();
            }
            if (now - last_tick < tick_every) continue;
            last_tick = now;
            desk_->tick();
        }
        spdlog::info("closing: finishing what is in flight");
        front_->closing();
        server_->stop();
    }

  private:
    bool open_store() {
        auto opened = store::Store::open({.folder = options_.data});
        if (!opened) {
            error(opened.error().message);
            return false;
        }
        store_ = *std::move(opened);
        return true;
    }

    bool open_desk() {
        lookups_ = std::make_unique<hooks::Lookups>(hooks::LookupSettings{
            .secret = [](std::string_view name) -> std::optional<std::string> {
                const char* value = std::getenv(std::string(name).c_str());
                return value ? std::optional<std::string>(value) : std::nullopt;
            }});
        desk_ = std::make_unique<desk::Desk>(desk::DeskOptions{
            .content = options_.content,
            .store = *store_,
            .clock = clock_now,
            .chance = chance,
            .run = [this](auto work) { runners_->run(std::move(work)); },
            .lookup = [this](const auto& lookup,
                             auto done) { lookups_->call(lookup, std::move(done)); },
            .text_chars_max = options_.line.limits.text_chars,
            .session_ttl_days = options_.session_ttl_days,
        });
        webhooks_ = std::make_unique<hooks::WebhookSender>(
            hooks::WebhookSettings{.allow_private = options_.webhooks_allow_private});
        desk_->parts().get<desk::Webhooks>().carry_with(webhooks_->carrier());
        const auto opened = desk_->open();
        if (opened) return true;
        print_problems(opened.error());
        error("the content has errors; mend them and start again (deskbell check shows them all)");
        return false;
    }

    bool open_line() {
        front_ = std::make_unique<net::Front>(net::FrontOptions{
            .desk = *desk_,
            .store = *store_,
            .clock = clock_now,
            .limits = options_.line.limits,
            .assets = net::web_assets(),
            .pages =
                [this](const auto& request) { return page_for(*desk_, options_.demo, request); },
            .origins = options_.origins,
        });
        desk_->listen(*front_);
        server_ = std::make_unique<net::Server>(options_.line, *front_);
        if (auto started = server_->start(); !started) {
            error(started.error());
            return false;
        }
        front_->count_with(server_->counts());
        return true;
    }

    ServeOptions options_;
    std::unique_ptr<Runners> runners_;
    std::unique_ptr<store::Store> store_;
    std::unique_ptr<hooks::Lookups> lookups_;
    std::unique_ptr<hooks::WebhookSender> webhooks_;
    std::unique_ptr<desk::Desk> desk_;
    std::unique_ptr<net::Front> front_;
    std::unique_ptr<net::Server> server_;
};

}  // namespace

int serve(ServeOptions options) {
    keep_signals();
    start_log(options.log_level);
    if (options.connections_per_ip > 0)
        options.line.limits.connections_per_ip = options.connections_per_ip;
    House house(std::move(options));
    if (!house.open()) return problems;
    house.say_addresses();
    house.live();
    return good;
}

}  // namespace cli
