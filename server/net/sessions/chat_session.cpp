// A customer's socket. The one who sends hears an ack; everybody else in the conversation the
// event.
#include "server/net/sessions/chat_session.hpp"

#include "server/desk/customers/identities.hpp"
#include "server/desk/talk/portal.hpp"
#include "server/net/access.hpp"
#include "server/net/line/frame.hpp"
#include "server/wire/chat_lines.hpp"
#include "server/wire/identity_token.hpp"

#include <algorithm>
#include <type_traits>

namespace net {
namespace {
// Typing and reading cost others little, but not nothing.
constexpr std::size_t passing_factor = 10;
// After so many refusals in a row this is no mistake any more.
constexpr std::uint16_t refusals_max = 500;

template <class Frame>
constexpr bool is_command =
    requires(Frame frame) { frame.id; } && !std::is_same_v<Frame, wire::HelloFrame>;

template <class Frame>
std::string id_of(const Frame& frame) {
    if constexpr (is_command<Frame>) return frame.id;
    return {};
}
}  // namespace

ChatSession::ChatSession(ChatDesk& desk, Socket socket, std::string foreign_origin)
    : desk_(desk), socket_(socket), foreign_origin_(std::move(foreign_origin)) {}

ChatSession::~ChatSession() {
    if (visitor_) desk_.switchboard.leave(visitor_->conversation, *this);
}

void ChatSession::heard(std::string_view text) {
    if (wire::is_plain_ping(text)) return socket_.say(wire::pong_line);
    auto frame = wire::read_chat_frame(
        text, {.text_chars = desk_.limits.text_chars, .json_depth = desk_.limits.json_depth});
    if (!frame) return refuse(frame.error());
    std::visit(
        [this](auto& one) {
            if (may_act(one)) act(one);
        },
        *frame);
}

void ChatSession::unheard(Unfit why) {
    if (why == Unfit::too_large) {
        refuse(wire::Code::too_large, "the frame is larger than this service reads");
    } else if (why == Unfit::not_utf8) {
        refuse(wire::Code::invalid_utf8, "the frame is not UTF-8");
    } else {
        refuse(wire::Code::invalid_json, "send text frames, not binary ones");
    }
}

template <class Frame>
bool ChatSession::may_act(const Frame& frame) {
    const auto now = Allowance::Clock::now();
    const auto rate = desk_.limits.messages_per_minute;
    bool allowed = true;
    if constexpr (is_command<Frame>) {
        if (!visitor_) {
            refuse(wire::Code::unauthorized, "say hello first", frame.id);
            return false;
        }
        allowed = allowance_.take(rate, now) &&
                  desk_.switchboard.allowance(visitor_->conversation).take(rate, now);
    } else if constexpr (!std::is_same_v<Frame, wire::PingFrame>) {
        allowed = passing_.take(rate * passing_factor, now);
    }
    if (!allowed) refuse(wire::Code::rate_limited, "that is too fast; wait a moment", id_of(frame));
    return allowed;
}

void ChatSession::refuse(const wire::Refusal& refusal) {
    socket_.say(wire::error_line(refusal));
    if (++refused_ > refusals_max) socket_.close(close_code::hostile, "too many refused frames");
}

void ChatSession::refuse(wire::Code code, std::string text, std::string id) {
    refuse({code, std::move(text), {}, std::move(id)});
}

void ChatSession::act(wire::HelloFrame& frame) {
    auto& hello = frame.hello;
    if (!may_show(hello.site)) {
        return refuse(wire::Code::unauthorized, "this page may not show the chat of that site");
    }
    if (frame.identity.empty()) return enter(std::move(hello));
    // Whoever was here before is not heard while it is looked who comes now.
    if (visitor_) desk_.switchboard.leave(visitor_->conversation, *this);
    visitor_.reset();
    ++in_flight_;
    socket_.hold();
    auto& identities = desk_.desk.parts().get<desk::Identities>();
    const auto site = hello.site;
    const auto session = hello.session;
    identities.arrive(wire::read_identity_token(frame.identity), site, session,
                      [socket = socket_, hello = std::move(hello)](auto who) {
                          socket.post([hello, who](Session& self) {
                              static_cast<ChatSession&>(self).recognised(hello, who);
                          });
                      });
}

void ChatSession::recognised(desk::Hello hello, const desk::Result<store::CustomerId>& who) {
    --in_flight_;
    socket_.resume();
    if (!who) return refuse(wire::refusal_of(who.error(), {}));
    hello.customer = *who;
    enter(std::move(hello));
}

void ChatSession::enter(desk::Hello hello) {
    const Switchboard::Entering entering(desk_.switchboard);
    auto welcome = desk_.desk.chat().welcome(hello);
    if (!welcome) return refuse(wire::refusal_of(welcome.error(), {}));
    if (visitor_) desk_.switchboard.leave(visitor_->conversation, *this);
    visitor_ = std::make_unique<desk::Visitor>(welcome->conversation, std::move(hello.site),
                                               std::move(hello.locale), std::move(hello.page),
                                               hello.customer, welcome->known);
    // What is committed after the welcome was read reaches this thread after this turn: nothing
    // falls between the two.
    desk_.switchboard.join(visitor_->conversation, *this);
    told_ = welcome->seq;
    socket_.say(wire::welcome_line(*welcome));
}

bool ChatSession::may_show(const std::string& site) {
    if (foreign_origin_.empty()) return true;
    const auto content = desk_.desk.publisher().live();
    return origin_may_show(foreign_origin_, site, content->settings(), desk_.also_allowed);
}

void ChatSession::act(wire::SayFrame& frame) {
    auto done = begin(frame.id);
    desk_.desk.chat().say(*visitor_, std::move(frame.id), std::move(frame.text), std::move(done));
}

void ChatSession::act(wire::PressFrame& frame) {
    auto done = begin(frame.id);
    desk_.desk.chat().press(*visitor_, std::move(frame.id), frame.seq, std::move(frame.button),
                            std::move(done));
}

void ChatSession::act(wire::RateFrame& frame) {
    auto done = begin(frame.id);
    desk_.desk.chat().rate(*visitor_, std::move(frame.id), frame.seq, frame.helpful,
                           std::move(done));
}

void ChatSession::act(wire::HandoffFrame& frame) {
    auto done = begin(frame.id);
    desk_.desk.chat().ask_for_person(*visitor_, std::move(frame.id), std::move(done));
}

void ChatSession::act(wire::SurveyFrame& frame) {
    auto done = begin(frame.id);
    desk_.desk.chat().answer_survey(*visitor_, std::move(frame.id), frame.seq, frame.score,
                                    std::move(frame.comment), std::move(done));
}

void ChatSession::act(wire::ConsentFrame& frame) {
    auto done = begin(frame.id);
    desk_.desk.chat().consent(*visitor_, frame.id, std::move(frame.purpose),
                              std::move(frame.version), frame.granted, std::move(done));
}

void ChatSession::act(wire::DetailsFrame& frame) {
    auto done = begin(frame.id);
    desk_.desk.parts().get<desk::Portal>().introduce(*visitor_, std::move(frame.fields),
                                                     std::move(done));
}

void ChatSession::act(wire::TrackFrame& frame) {
    if (!visitor_) return;
    desk_.desk.parts().get<desk::Portal>().track(*visitor_, std::move(frame.event),
                                                 std::move(frame.data));
}

void ChatSession::act(wire::TypingFrame& frame) {
    if (visitor_) desk_.desk.chat().typing(*visitor_, frame.on);
}

void ChatSession::act(wire::ReadFrame& frame) {
    if (visitor_) desk_.desk.chat().read(*visitor_, frame.seq);
}

void ChatSession::act(wire::PingFrame&) {
    socket_.say(wire::pong_line);
}

// The command is ours until its event has come by. A peer with too much under way waits, unread.
desk::Done<desk::Ack> ChatSession::begin(const std::string& id) {
    own_.push_back(id);
    if (++in_flight_ >= desk_.limits.commands_in_flight) socket_.hold();
    return [socket = socket_, id](desk::Result<desk::Ack> result) {
        socket.post([id, result = std::move(result)](Session& session) {
            static_cast<ChatSession&>(session).acknowledged(id, result);
        });
    };
}

void ChatSession::acknowledged(const std::string& id, const desk::Result<desk::Ack>& result) {
    if (in_flight_-- >= desk_.limits.commands_in_flight) socket_.resume();
    const bool event_will_come = result && result->seq > told_;
    if (!event_will_come) {
        if (const auto own = std::ranges::find(own_, id); own != own_.end()) own_.erase(own);
    }
    if (!result) return refuse(wire::refusal_of(result.error(), id));
    refused_ = 0;
    socket_.say(wire::ack_line(id, *result));
}

void ChatSession::happened(EventLine& line) {
    const auto& event = line.event();
    if (event.cseq <= told_ || !store::seen_by_customer(event.body)) return;
    told_ = event.cseq;
    const auto own =
        event.client_id.empty() ? own_.end() : std::ranges::find(own_, event.client_id);
    if (own == own_.end()) return socket_.say(line.text());
    own_.erase(own);
}

void ChatSession::passed(std::string_view line) {
    socket_.say(line);
}

}  // namespace net
