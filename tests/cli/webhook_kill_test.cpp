// Webhooks and the power plug: the real service is killed again and again while it delivers. Every
// event whose change was acknowledged arrives, in order, under one id of its own.
#include "tests/cli/process.hpp"
#include "tests/hooks/receiver.hpp"
#include "tests/net/client.hpp"

#include <csignal>
#include <map>
#include <set>

#include <fcntl.h>
#include <nlohmann/json.hpp>

namespace {
using nlohmann::json;
using process::Folder;

/// `deskbell serve` as a process of its own, until it is killed.
class Service {
  public:
    explicit Service(const Folder& folder) {
        int ends[2] = {};
        EXPECT_EQ(::pipe2(ends, O_CLOEXEC), 0);
        pid_ = ::fork();
        if (pid_ == 0) {
            ::dup2(ends[1], STDOUT_FILENO);
            ::dup2(::open("/dev/null", O_WRONLY), STDERR_FILENO);
            ::execl(DESKBELL_BINARY, "deskbell", "serve", "--listen", "127.0.0.1:0", "--content",
                    folder.at("content").c_str(), "--data", folder.at("data").c_str(),
                    "--webhooks.allow_private", nullptr);
            std::_Exit(1);
        }
        ::close(ends[1]);
        std::string said;
        char byte = 0;
        while (!said.contains("/help/") && ::read(ends[0], &byte, 1) == 1) said += byte;
        ::close(ends[0]);
        const auto at = said.find("127.0.0.1:");
        port_ = at == said.npos ? 0 : static_cast<std::uint16_t>(std::stoi(said.substr(at + 10)));
        EXPECT_NE(port_, 0) << said;
    }
    ~Service() { kill(); }
    void kill() {
        if (pid_ <= 0) return;
        ::kill(pid_, SIGKILL);
        ::waitpid(pid_, nullptr, 0);
        pid_ = -1;
    }
    void log_in() {
        client::Client line(port_);
        const auto answer = line.call("POST", "/api/v1/login",
                                      R"({"email":"boss@x.example","password":"correct horse"})");
        ASSERT_EQ(answer.status, 200) << answer.body;
        const auto cookie = answer.headers.at("set-cookie");
        headers_ = "Cookie: " + cookie.substr(0, cookie.find(';')) +
                   "\r\nX-CSRF-Token: " + json::parse(answer.body)["csrf"].get<std::string>() +
                   "\r\n";
    }
    client::Answer post(const std::string& path, const json& body) {
        client::Client line(port_);
        return line.call("POST", path, body.dump(), headers_);
    }

  private:
    pid_t pid_ = -1;
    std::uint16_t port_ = 0;
    std::string headers_;
};
}  // namespace

TEST(WebhooksAndThePowerPlug, DeliverEverythingInOrderUnderOneIdEach) {
    Folder folder;
    folder.write("content/articles/en/delivery.md",
                 "---\ntitle: How much is delivery?\n---\nDelivery is 5 euros.\n");
    ASSERT_EQ(process::deskbell("user add --data " + folder.at("data") +
                                    " --email boss@x.example --name Boss --role admin "
                                    "--password-stdin",
                                "correct horse\n")
                  .code,
              0);
    receiver::Receiver shop;
    std::set<std::int64_t> acknowledged;
    constexpr int rounds = 4;
    constexpr int tickets = 25;
    for (int round = 0; round < rounds; ++round) {
        Service service(folder);
        service.log_in();
        if (round == 0) {
            ASSERT_EQ(
                service
                    .post("/api/v1/webhooks", {{"url", shop.url()}, {"events", {"ticket.created"}}})
                    .status,
                201);
        }
        for (int i = 0; i < tickets; ++i) {
            const auto made =
                service.post("/api/v1/tickets", {{"subject", "Broken pot"}, {"text", "It leaks"}});
            ASSERT_EQ(made.status, 201) << made.body;
            acknowledged.insert(json::parse(made.body)["id"].get<std::int64_t>());
        }
        if (round + 1 == rounds) shop.wait(acknowledged.size());  // duplicates may hide the last
        if (round + 1 == rounds) std::this_thread::sleep_for(std::chrono::seconds{1});
        service.kill();
    }
    std::map<std::string, std::string> body_of;
    std::vector<std::int64_t> order;
    for (const auto& got : shop.all()) {
        const auto [known, fresh] = body_of.emplace(got.id(), got.body);
        EXPECT_EQ(known->second, got.body) << "one id, one message";
        if (fresh) order.push_back(json::parse(got.body)["data"]["id"].get<std::int64_t>());
    }
    EXPECT_TRUE(std::ranges::is_sorted(order));
    EXPECT_EQ(std::set(order.begin(), order.end()), acknowledged);
    EXPECT_EQ(order.size(), acknowledged.size()) << "no event under two ids";
}
