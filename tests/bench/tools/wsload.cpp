// wsload - bounded WebSocket load generator (RFC 6455 client side), one thread, epoll, loopback.
// Measures: connect/handshake rate, round trips/s, latency percentiles (service time, or
// intended-start-corrected in open loop), fan-out delivery, and the server's CPU and RSS from /proc.
// No dependencies beyond Linux + C++20.   g++ -std=c++20 -O2 -o wsload wsload.cpp
#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <fstream>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

uint64_t now_ns() {
  timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return uint64_t(t.tv_sec) * 1'000'000'000u + uint64_t(t.tv_nsec);
}

// log-linear histogram: 64 linear steps per power of two (<1.6 % error)
class Histogram {
  static constexpr int kSub = 64;
  std::vector<uint64_t> b_ = std::vector<uint64_t>(kSub * 59, 0);
  uint64_t n_ = 0, max_ = 0, sum_ = 0;
  static size_t index(uint64_t v) {
    if (v < kSub) return size_t(v);
    int e = 63 - std::countl_zero(v);            // v in [2^e, 2^(e+1))
    return size_t((e - 5) * kSub + int((v >> (e - 6)) & (kSub - 1)));
  }
  static uint64_t value(size_t i) {
    if (i < kSub) return i;
    int e = int(i / kSub) + 5;
    return (uint64_t(1) << e) + ((uint64_t(i % kSub) * 2 + 1) << (e - 6)) / 2;
  }
public:
  void add(uint64_t v) { ++b_[std::min(index(v), b_.size() - 1)]; ++n_; sum_ += v; max_ = std::max(max_, v); }
  uint64_t count() const { return n_; }
  uint64_t max() const { return max_; }
  double mean() const { return n_ ? double(sum_) / double(n_) : 0; }
  uint64_t percentile(double p) const {
    if (!n_) return 0;
    uint64_t want = uint64_t(p / 100.0 * double(n_) + 0.5), seen = 0;
    want = std::clamp<uint64_t>(want, 1, n_);
    for (size_t i = 0; i < b_.size(); ++i) if ((seen += b_[i]) >= want) return std::min(value(i), max_);
    return max_;
  }
};

struct ProcSample { uint64_t cpu_ns = 0, user_ticks = 0, sys_ticks = 0; long rss_kb = 0, pss_kb = 0; int threads = 0; };

ProcSample sample_one(int pid) {
  ProcSample s;
  std::string base = "/proc/" + std::to_string(pid);
  if (DIR *d = opendir((base + "/task").c_str())) {
    while (dirent *e = readdir(d)) {
      if (e->d_name[0] == '.') continue;
      std::ifstream f(base + "/task/" + e->d_name + "/schedstat");
      uint64_t run = 0;
      if (f >> run) { s.cpu_ns += run; ++s.threads; }
    }
    closedir(d);
  }
  std::ifstream st(base + "/stat");
  std::string line;
  if (std::getline(st, line)) {
    auto p = line.rfind(')');
    std::istringstream in(line.substr(p + 2));
    std::string w;
    for (int i = 3; i < 14 && in >> w; ++i) {}
    in >> s.user_ticks >> s.sys_ticks;
  }
  std::ifstream status(base + "/status");
  while (std::getline(status, line))
    if (line.rfind("VmRSS:", 0) == 0) s.rss_kb = std::atol(line.c_str() + 6);
  return s;
}
ProcSample sample(const std::vector<int> &pids) {
  ProcSample t;
  for (int p : pids) { auto s = sample_one(p); t.cpu_ns += s.cpu_ns; t.user_ticks += s.user_ticks; t.sys_ticks += s.sys_ticks; t.rss_kb += s.rss_kb; t.threads += s.threads; }
  return t;
}

struct Options {
  std::string host = "127.0.0.1", path = "/", mode = "echo", proto = "ws", expect, payload, label = "run", hello, origin, header;
  int port = 9001, conns = 100, active = -1, inflight = 1, concurrency = 128, size = 120, sources = 0;
  double duration = 3, warmup = 0.5, rate = 0, hold = 0, timeout = 60;
  bool deflate = false, json = false, zmask = false;
  std::vector<int> pids;
  std::vector<std::string> questions;
};

enum class St : uint8_t { idle, connecting, handshake, open, closed };

struct Conn {
  int fd = -1;
  St st = St::idle;
  bool sending = false;          // takes part in the message phase
  bool ready = false;            // hello answered / protocol handshake finished
  bool want_out = false;
  uint32_t outstanding = 0, asked = 0;
  std::string carry;             // partial frame (empty nearly always)
  std::string out;               // unsent bytes (empty nearly always)
  std::deque<uint64_t> sent;     // (intended) start times of outstanding messages
  uint64_t t0 = 0;
};

class Load {
  Options o_;
  int ep_ = -1;
  std::vector<Conn> c_;
  std::string request_, frame_, hello_frame_;
  std::vector<char> buf_ = std::vector<char>(256 * 1024);
  size_t open_ = 0, failed_ = 0, closed_ = 0, in_progress_ = 0, next_ = 0, ready_ = 0;
  uint64_t replies_ = 0, bytes_in_ = 0, other_ = 0, total_replies_ = 0;
  bool running_ = false, recording_ = false, numbered_ = false;
  uint64_t last_id_ = now_ns();
  Histogram lat_, conn_lat_;
  // fan-out
  uint64_t fan_seq_ = 0, fan_seen_ = 0;
  std::map<uint64_t, std::pair<uint64_t, uint64_t>> fan_;  // seq -> (start, deliveries left)

  static std::string make_frame(std::string_view body, uint8_t op, bool deflated, bool zmask) {
    std::string p;
    if (deflated) {  // one stored deflate block: valid permessage-deflate without needing zlib
      uint16_t n = uint16_t(body.size()), m = uint16_t(~n);
      p.push_back(0); p.push_back(char(n & 255)); p.push_back(char(n >> 8)); p.push_back(char(m & 255)); p.push_back(char(m >> 8));
      p.append(body); p.push_back(0);
      body = p;
    }
    std::string f;
    f.push_back(char(0x80 | (deflated ? 0x40 : 0) | op));
    if (body.size() < 126) f.push_back(char(0x80 | body.size()));
    else if (body.size() < 65536) { f.push_back(char(0x80 | 126)); f.push_back(char(body.size() >> 8)); f.push_back(char(body.size() & 255)); }
    else { f.push_back(char(0x80 | 127)); for (int i = 7; i >= 0; --i) f.push_back(char((uint64_t(body.size()) >> (8 * i)) & 255)); }
    unsigned char k[4] = {0x37, 0xfa, 0x21, 0x3d};
    if (zmask) memset(k, 0, 4);
    f.append(reinterpret_cast<char *>(k), 4);
    for (size_t i = 0; i < body.size(); ++i) f.push_back(char(body[i] ^ k[i & 3]));
    return f;
  }

  std::string body() const {
    if (!o_.payload.empty()) return o_.payload;
    std::string s = R"({"type":"message","id":"m-000000000001","session":"0123456789abcdef","text":")";
    std::string t = o_.proto == "socketio" ? "42[\"message\"," : "";
    static const char *words = "Where is my order, it should have arrived on Monday already? Please tell me how to return it. ";
    size_t fixed = s.size() + 2, i = 0, n = strlen(words);
    while (fixed < size_t(o_.size)) { s.push_back(words[i++ % n]); ++fixed; }
    s += "\"}";
    return o_.proto == "socketio" ? t + s + "]" : s;
  }

  void arm(size_t i, uint32_t ev, int op) {
    epoll_event e{};
    e.events = ev; e.data.u64 = i;
    epoll_ctl(ep_, op, c_[i].fd, &e);
  }

  void drop(size_t i) {
    Conn &c = c_[i];
    if (c.fd < 0) return;
    if (c.st == St::open) ++closed_, --open_;
    else ++failed_, --in_progress_;
    close(c.fd); c.fd = -1; c.st = St::closed;
  }

  bool raw_send(size_t i, std::string_view d) {
    Conn &c = c_[i];
    if (!c.out.empty()) { c.out.append(d); return true; }
    ssize_t n = ::send(c.fd, d.data(), d.size(), MSG_NOSIGNAL);
    if (n == ssize_t(d.size())) return true;
    if (n < 0) { if (errno != EAGAIN) { drop(i); return false; } n = 0; }
    c.out.assign(d.substr(size_t(n)));
    c.want_out = true; arm(i, EPOLLIN | EPOLLOUT, EPOLL_CTL_MOD);
    return true;
  }

  void start_connect() {
    size_t i = next_++;
    Conn &c = c_[i];
    c.fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (c.fd < 0) { ++failed_; c.st = St::closed; return; }
    int one = 1;
    setsockopt(c.fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    if (o_.sources > 1) {  // more than ~28k ports: spread over 127.0.0.x source addresses
      setsockopt(c.fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &one, sizeof one);
      sockaddr_in s{}; s.sin_family = AF_INET; s.sin_addr.s_addr = htonl(0x7f000001u + uint32_t(i % size_t(o_.sources)));
      bind(c.fd, reinterpret_cast<sockaddr *>(&s), sizeof s);
    }
    sockaddr_in a{}; a.sin_family = AF_INET; a.sin_port = htons(uint16_t(o_.port));
    inet_pton(AF_INET, o_.host.c_str(), &a.sin_addr);
    c.t0 = now_ns();
    ++in_progress_;
    int r = connect(c.fd, reinterpret_cast<sockaddr *>(&a), sizeof a);
    c.st = St::connecting;
    if (r < 0 && errno != EINPROGRESS) { drop(i); return; }
    arm(i, EPOLLIN | EPOLLOUT, EPOLL_CTL_ADD);
  }

  void send_message(size_t i, uint64_t intended) {
    Conn &c = c_[i];
    if (c.st != St::open) return;
    c.sent.push_back(intended ? intended : now_ns());
    ++c.outstanding;
    if (o_.mode == "fanout") {
      std::string b = "{\"seq\":\"" + std::to_string(1'000'000'000 + fan_seq_) + "\",\"x\":\"";
      while (b.size() + 2 < size_t(o_.size)) b.push_back('x');
      b += "\"}";
      fan_[fan_seq_++] = {c.sent.back(), open_};
      raw_send(i, make_frame(b, 1, false, o_.zmask));
    } else {
      raw_send(i, numbered_ ? make_frame(with_id(i), 1, o_.deflate, o_.zmask) : frame_);
    }
  }

  // The payload with %ID% replaced by a number that no other message has, and %Q% by the next question:
  // a bot that is asked the same again and again rightly fetches a person.
  std::string with_id(size_t i) {
    std::string text = o_.payload;
    text.replace(text.find("%ID%"), 4, std::to_string(++last_id_));
    if (auto at = text.find("%Q%"); at != text.npos && !o_.questions.empty()) text.replace(at, 3, o_.questions[c_[i].asked++ % o_.questions.size()]);
    return text;
  }

  void became_ready(size_t i) {
    if (c_[i].ready) return;
    c_[i].ready = true; ++ready_;
  }

  void on_message(size_t i, std::string_view m, uint64_t t) {
    Conn &c = c_[i];
    bytes_in_ += m.size();
    if (o_.proto == "socketio") {
      if (m.empty()) return;
      if (m[0] == '0') { raw_send(i, make_frame("40", 1, false, o_.zmask)); return; }
      if (m[0] == '2') { raw_send(i, make_frame("3", 1, false, o_.zmask)); return; }
      if (m.rfind("40", 0) == 0) { became_ready(i); return; }
    }
    if (!c.ready) { became_ready(i); return; }
    if (o_.mode == "fanout") {
      auto p = m.find("\"seq\":\"");
      if (p == std::string_view::npos) { ++other_; return; }
      uint64_t s = strtoull(m.data() + p + 7, nullptr, 10) - 1'000'000'000u;
      auto it = fan_.find(s);
      if (it == fan_.end()) { ++other_; return; }
      if (recording_) { lat_.add(t - it->second.first); ++replies_; }
      if (--it->second.second == 0) {
        fan_.erase(it);
        if (running_ && o_.rate <= 0) send_message(pick_sender(), 0);
      }
      return;
    }
    if (!o_.expect.empty() && m.find(o_.expect) == std::string_view::npos) { ++other_; return; }
    if (c.sent.empty()) { ++other_; return; }
    if (recording_) { lat_.add(t - c.sent.front()); ++replies_; }
    ++total_replies_;
    c.sent.pop_front();
    --c.outstanding;
    if (running_ && o_.rate <= 0) send_message(i, 0);
  }

  size_t sender_ = 0;
  size_t pick_sender() { for (size_t k = 0; k < c_.size(); ++k) { size_t i = sender_++ % c_.size(); if (c_[i].st == St::open && c_[i].sending) return i; } return 0; }

  // consume complete frames of d; returns number of bytes used
  size_t frames(size_t i, std::string_view d, uint64_t t) {
    size_t at = 0;
    while (c_[i].fd >= 0 && d.size() - at >= 2) {
      auto u = [&](size_t k) { return uint8_t(d[at + k]); };
      size_t h = 2; uint64_t n = u(1) & 127;
      if (n == 126) { h = 4; if (d.size() - at < 4) break; n = uint64_t(u(2)) << 8 | u(3); }
      else if (n == 127) { h = 10; if (d.size() - at < 10) break; n = 0; for (int k = 2; k < 10; ++k) n = n << 8 | u(size_t(k)); }
      if (d.size() - at < h + n) break;
      int op = u(0) & 15;
      auto p = d.substr(at + h, size_t(n));
      at += h + size_t(n);
      if (op == 9) raw_send(i, make_frame(p, 10, false, o_.zmask));
      else if (op == 8) { drop(i); break; }
      else if (op <= 2) on_message(i, p, t);
    }
    return at;
  }

  void on_data(size_t i, std::string_view d) {
    Conn &c = c_[i];
    uint64_t t = now_ns();
    if (c.st == St::handshake) {
      c.carry.append(d);
      auto e = c.carry.find("\r\n\r\n");
      if (e == std::string::npos) return;
      if (c.carry.rfind("HTTP/1.1 101", 0) != 0) { drop(i); return; }
      conn_lat_.add(t - c.t0);
      c.st = St::open; ++open_; --in_progress_;
      std::string rest = c.carry.substr(e + 4);
      c.carry.clear(); c.carry.shrink_to_fit();
      if (!o_.hello.empty()) raw_send(i, hello_frame_);
      else if (o_.proto == "ws") became_ready(i);
      if (!rest.empty()) { size_t used = frames(i, rest, t); if (c.fd >= 0) c.carry.assign(rest.substr(used)); }
      return;
    }
    if (c.carry.empty()) {
      size_t used = frames(i, d, t);
      if (used < d.size() && c_[i].fd >= 0) c_[i].carry.assign(d.substr(used));
    } else {
      c.carry.append(d);
      size_t used = frames(i, c.carry, t);
      if (c_[i].fd >= 0) c_[i].carry.erase(0, used);
    }
  }

  void poll(int ms) {
    epoll_event ev[512];
    int n = epoll_wait(ep_, ev, 512, ms);
    for (int k = 0; k < n; ++k) {
      size_t i = size_t(ev[k].data.u64);
      Conn &c = c_[i];
      if (c.fd < 0) continue;
      if (c.st == St::connecting) {
        int err = 0; socklen_t l = sizeof err;
        getsockopt(c.fd, SOL_SOCKET, SO_ERROR, &err, &l);
        if (err || (ev[k].events & (EPOLLERR | EPOLLHUP))) { drop(i); continue; }
        arm(i, EPOLLIN, EPOLL_CTL_MOD);
        c.st = St::handshake;
        raw_send(i, request_);
        continue;
      }
      if ((ev[k].events & EPOLLOUT) && c.want_out) {
        ssize_t w = ::send(c.fd, c.out.data(), c.out.size(), MSG_NOSIGNAL);
        if (w < 0 && errno != EAGAIN) { drop(i); continue; }
        if (w > 0) c.out.erase(0, size_t(w));
        if (c.out.empty()) { c.out.shrink_to_fit(); c.want_out = false; arm(i, EPOLLIN, EPOLL_CTL_MOD); }
      }
      if (ev[k].events & (EPOLLIN | EPOLLERR | EPOLLHUP)) {
        ssize_t r = recv(c.fd, buf_.data(), buf_.size(), 0);
        if (r > 0) on_data(i, {buf_.data(), size_t(r)});
        else if (r == 0 || errno != EAGAIN) drop(i);
      }
    }
  }

public:
  explicit Load(Options o) : o_(std::move(o)) {
    ep_ = epoll_create1(EPOLL_CLOEXEC);
    c_.resize(size_t(o_.conns));
    std::ostringstream r;
    r << "GET " << o_.path << " HTTP/1.1\r\nHost: " << o_.host << ':' << o_.port
      << "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
      << (o_.origin.empty() ? "" : "Origin: " + o_.origin + "\r\n") << (o_.header.empty() ? "" : o_.header + "\r\n") << (o_.deflate ? "Sec-WebSocket-Extensions: permessage-deflate\r\n" : "") << "\r\n";
    request_ = r.str();
    frame_ = make_frame(body(), 1, o_.deflate, o_.zmask);
    numbered_ = o_.payload.find("%ID%") != std::string::npos;
    if (!o_.hello.empty()) hello_frame_ = make_frame(o_.hello, 1, false, o_.zmask);
  }

  int run() {
    int active = o_.active < 0 ? o_.conns : std::min(o_.active, o_.conns);
    // spread the active ones evenly over all connections
    for (int k = 0; k < active; ++k) c_[size_t(int64_t(k) * o_.conns / active)].sending = true;

    ProcSample p0 = sample(o_.pids);
    uint64_t t0 = now_ns(), deadline = t0 + uint64_t(o_.timeout * 1e9);
    while ((next_ < c_.size() || in_progress_) && now_ns() < deadline) {
      while (next_ < c_.size() && in_progress_ < size_t(o_.concurrency)) start_connect();
      poll(100);
    }
    while (ready_ < open_ && now_ns() < deadline) poll(50);
    uint64_t t1 = now_ns();
    ProcSample p1 = sample(o_.pids);
    size_t opened = open_;

    if (o_.hold > 0) { uint64_t e = now_ns() + uint64_t(o_.hold * 1e9); while (now_ns() < e) poll(100); }
    ProcSample p2 = sample(o_.pids);

    double secs = 0; ProcSample a = p2, b = p2; double self_cpu = 0;
    uint64_t issued = 0; bool drained = true;
    if (o_.mode != "idle" && open_) {
      running_ = true;
      uint64_t begin = now_ns(), rec = begin + uint64_t(o_.warmup * 1e9), end = rec + uint64_t(o_.duration * 1e9);
      std::vector<size_t> act;
      for (size_t i = 0; i < c_.size(); ++i) if (c_[i].sending && c_[i].st == St::open) act.push_back(i);
      if (o_.rate <= 0) {
        if (o_.mode == "fanout") { for (int d = 0; d < o_.inflight; ++d) send_message(pick_sender(), 0); }
        else for (size_t i : act) for (int d = 0; d < o_.inflight; ++d) send_message(i, 0);
      }
      rusage r0{}, r1{};
      uint64_t tr = 0; size_t rr = 0;
      double gap = o_.rate > 0 ? 1e9 / o_.rate : 0;
      for (;;) {
        uint64_t t = now_ns();
        if (!recording_ && t >= rec) { recording_ = true; a = sample(o_.pids); getrusage(RUSAGE_SELF, &r0); tr = now_ns(); }
        if (t >= end || closed_ > opened / 2) break;
        int wait = 20;
        if (gap > 0) {
          while (begin + uint64_t(double(issued) * gap) <= t && !act.empty()) {
            uint64_t due = begin + uint64_t(double(issued) * gap);
            if (o_.mode == "fanout") send_message(pick_sender(), due); else send_message(act[rr++ % act.size()], due);
            ++issued;
          }
          uint64_t nextdue = begin + uint64_t(double(issued) * gap), n2 = now_ns();
          wait = nextdue > n2 + 1'500'000 ? int((nextdue - n2) / 1'000'000) - 1 : 0;
        }
        poll(wait);
      }
      uint64_t te = now_ns();
      b = sample(o_.pids); getrusage(RUSAGE_SELF, &r1);
      recording_ = false; running_ = false;
      secs = double(te - tr) / 1e9;
      auto tv = [](timeval v) { return double(v.tv_sec) + double(v.tv_usec) / 1e6; };
      self_cpu = tv(r1.ru_utime) + tv(r1.ru_stime) - tv(r0.ru_utime) - tv(r0.ru_stime);
      uint64_t grace = now_ns() + 2'000'000'000u;   // let replies in flight arrive, bounded
      for (;;) { uint64_t left = 0; for (size_t i : act) left += c_[i].fd >= 0 ? c_[i].outstanding : 0; if (!left || o_.mode == "fanout") break; if (now_ns() > grace) { drained = false; break; } poll(10); }
    }

    double cps = double(opened) / (double(t1 - t0) / 1e9);
    double rps = secs > 0 ? double(replies_) / secs : 0;
    double cpu_us = replies_ ? double(b.cpu_ns - a.cpu_ns) / 1e3 / double(replies_) : 0;
    double util = secs > 0 ? double(b.cpu_ns - a.cpu_ns) / 1e9 / secs : 0;
    double user_share = (b.user_ticks + b.sys_ticks) > (a.user_ticks + a.sys_ticks) ? double(b.user_ticks - a.user_ticks) / double(b.user_ticks + b.sys_ticks - a.user_ticks - a.sys_ticks) : 0;
    double kb_conn = opened ? double(p2.rss_kb - p0.rss_kb) / double(opened) : 0;
    double cpu_conn = opened ? double(p1.cpu_ns - p0.cpu_ns) / 1e3 / double(opened) : 0;
    auto us = [&](double p) { return double(lat_.percentile(p)) / 1e3; };
    if (o_.json)
      printf("{\"label\":\"%s\",\"conns\":%d,\"open\":%zu,\"failed\":%zu,\"closed\":%zu,\"accept_per_s\":%.0f,\"cpu_us_per_accept\":%.1f,\"rss0_kb\":%ld,\"rss_idle_kb\":%ld,\"rss_load_kb\":%ld,"
             "\"kb_per_conn\":%.2f,\"replies\":%llu,\"rps\":%.0f,\"p50_us\":%.0f,\"p90_us\":%.0f,\"p99_us\":%.0f,\"p999_us\":%.0f,\"max_us\":%.0f,\"cpu_us_per_msg\":%.3f,\"server_util\":%.2f,\"user_share\":%.2f,\"client_util\":%.2f,\"other\":%llu,\"drained\":%s}\n",
             o_.label.c_str(), o_.conns, opened, failed_, closed_, cps, cpu_conn, p0.rss_kb, p2.rss_kb, b.rss_kb, kb_conn, (unsigned long long)replies_, rps,
             us(50), us(90), us(99), us(99.9), double(lat_.max()) / 1e3, cpu_us, util, user_share, secs > 0 ? self_cpu / secs : 0, (unsigned long long)other_, drained ? "true" : "false");
    else
      printf("%-22s conns %d/%d fail %zu closed %zu | accept %.0f/s %.1f us cpu | rss %ld->%ld kB (%.2f kB/conn) | %.0f rt/s p50 %.0f p99 %.0f p99.9 %.0f max %.0f us | cpu %.3f us/msg util %.2f user %.2f client %.2f%s\n",
             o_.label.c_str(), int(opened), o_.conns, failed_, closed_, cps, cpu_conn, p0.rss_kb, p2.rss_kb, kb_conn, rps, us(50), us(99), us(99.9), double(lat_.max()) / 1e3, cpu_us, util, user_share, secs > 0 ? self_cpu / secs : 0, drained ? "" : " NOT-DRAINED");
    fflush(stdout);
    for (auto &c : c_) if (c.fd >= 0) { linger l{1, 0}; setsockopt(c.fd, SOL_SOCKET, SO_LINGER, &l, sizeof l); close(c.fd); }
    return (opened == size_t(o_.conns) && drained) ? 0 : 2;
  }
};

[[noreturn]] void usage() {
  fputs("wsload --port P [--host 127.0.0.1] [--path /] [--mode echo|fanout|idle] [--proto ws|socketio]\n"
        "  --conns N --active K --inflight D --rate R(total msg/s; 0=closed loop) --size B | --payload STR\n"
        "  --origin O --header 'Name: value' --questions FILE (for %Q% in the payload; %ID% is a number) --hello STR (sent once after the handshake; its first answer is not counted) --expect SUBSTR\n"
        "  --warmup S --duration S --hold S --timeout S --concurrency C --sources N --deflate --zmask\n"
        "  --pid P[,P..] --label L --json\n", stderr);
  exit(64);
}
}  // namespace

int main(int argc, char **argv) {
  Options o;
  for (int i = 1; i < argc; ++i) {
    std::string k = argv[i];
    auto v = [&]() -> std::string { if (++i >= argc) usage(); return argv[i]; };
    if (k == "--host") o.host = v(); else if (k == "--port") o.port = std::stoi(v()); else if (k == "--path") o.path = v();
    else if (k == "--mode") o.mode = v(); else if (k == "--proto") o.proto = v(); else if (k == "--conns") o.conns = std::stoi(v());
    else if (k == "--active") o.active = std::stoi(v()); else if (k == "--inflight") o.inflight = std::stoi(v()); else if (k == "--rate") o.rate = std::stod(v());
    else if (k == "--size") o.size = std::stoi(v()); else if (k == "--payload") o.payload = v(); else if (k == "--hello") o.hello = v(); else if (k == "--origin") o.origin = v(); else if (k == "--header") o.header = v();
    else if (k == "--questions") { std::ifstream f(v()); for (std::string q; std::getline(f, q);) o.questions.push_back(q); } else if (k == "--expect") o.expect = v();
    else if (k == "--warmup") o.warmup = std::stod(v()); else if (k == "--duration") o.duration = std::stod(v()); else if (k == "--hold") o.hold = std::stod(v());
    else if (k == "--timeout") o.timeout = std::stod(v()); else if (k == "--concurrency") o.concurrency = std::stoi(v()); else if (k == "--sources") o.sources = std::stoi(v());
    else if (k == "--deflate") o.deflate = true; else if (k == "--zmask") o.zmask = true; else if (k == "--json") o.json = true; else if (k == "--label") o.label = v();
    else if (k == "--pid") { std::stringstream s(v()); std::string p; while (std::getline(s, p, ',')) o.pids.push_back(std::stoi(p)); }
    else usage();
  }
  if (o.host.rfind("127.", 0) != 0) { fputs("loopback only\n", stderr); return 64; }
  if (!o.sources) o.sources = o.conns / 20000 + 1;
  rlimit rl{};
  getrlimit(RLIMIT_NOFILE, &rl);
  rlim_t want = rlim_t(o.conns) + 64;
  if (rl.rlim_cur < want) { rlimit n{want, std::max(rl.rlim_max, want)}; if (setrlimit(RLIMIT_NOFILE, &n)) { perror("setrlimit"); return 65; } }
  return Load(std::move(o)).run();
}
