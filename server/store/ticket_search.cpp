// Hits become conversations, those become tickets, and the list of given tickets does the rest.
#include "server/store/ticket_search.hpp"

#include "server/store/connection.hpp"
#include "server/store/error.hpp"
#include "server/store/search.hpp"
#include "server/store/ticket_among.hpp"

#include <algorithm>
#include <charconv>
#include <set>
#include <unordered_set>

#include <fmt/format.h>

namespace store {
namespace {
constexpr std::size_t tickets_at_once = 500;
constexpr std::int64_t conversation_cost = 5;  // microseconds as measured: see Effort
constexpr std::int64_t ticket_cost = 6;

// Where a search goes on: older than an event (0: from the newest on), and how far its list was.
struct Place {
    EventSeq before = 0;
    std::string in_list;

    static Place read(const std::string& cursor);
    std::string text() const { return fmt::format("words.{}/{}", before, in_list); }
};

Place Place::read(const std::string& cursor) {
    if (cursor.empty()) return {};
    constexpr std::string_view begin = "words.";
    const auto slash = cursor.find('/');
    Place place;
    if (cursor.starts_with(begin) && slash != std::string::npos) {
        const auto* from = cursor.data() + begin.size();
        const auto [end, error] = std::from_chars(from, cursor.data() + slash, place.before);
        place.in_list = cursor.substr(slash + 1);
        if (error == std::errc{} && end == cursor.data() + slash && place.before >= 0) return place;
    }
    throw GiveUp(ErrorCode::invalid,
                 "the cursor is not one of this search: use `next` of the page before, or none");
}

std::optional<TicketNumber> number_in(std::string_view q) {
    if (q.starts_with('#')) q.remove_prefix(1);
    TicketNumber number = 0;
    const auto [end, error] = std::from_chars(q.data(), q.data() + q.size(), number);
    if (error != std::errc{} || end != q.data() + q.size()) return std::nullopt;
    return number;
}

template <class T>
bool is_any_of(const std::vector<T>& wanted, const T& has) {
    return wanted.empty() || std::ranges::find(wanted, has) != wanted.end();
}

// One stretch of a search: the tickets of the hits from `before` down to where it stopped.
class Stretch {
  public:
    Stretch(Connection& db, const TicketFilter& filter, EventSeq before)
        : db_(db), filter_(filter), before_(before) {
        if (const auto number = number_in(filter.q); number && before == 0) {
            numbers_.insert(*number);
        }
        older_ = walk_hits(db, filter.q, before, effort_, [&](const SearchHit& hit) { take(hit); });
    }

    /// The filter without its words, over the tickets that were found.
    TicketFilter found() const {
        auto found = filter_;
        found.q.clear();
        found.among.emplace();
        for (const auto number : numbers_) {
            const auto& among = filter_.among;
            if (!among || std::ranges::binary_search(*among, number)) {
                found.among->push_back(number);
            }
        }
        return found;
    }
    EventSeq older() const { return older_; }

  private:
    void take(const SearchHit& hit);
    bool was_told(ConversationId conversation);
    bool may_fit(const Query& ticket) const;

    Connection& db_;
    const TicketFilter& filter_;
    EventSeq before_;
    EventSeq older_ = 0;
    Effort effort_;
    std::unordered_set<ConversationId> seen_;
    std::set<TicketNumber> numbers_;
};

void Stretch::take(const SearchHit& hit) {
    const auto talk = hit.conversation;
    if (talk == 0 ? hit.ticket == 0 : !seen_.insert(talk).second) return;
    effort_.spend(conversation_cost);
    if (talk != 0 && was_told(talk)) return;
    auto rows = db_.query(R"sql(SELECT number, status, assignee, queue FROM ticket
                                WHERE conversation = ?1 AND ?1 <> 0 OR number = ?2)sql",
                          talk, hit.ticket);
    while (rows.next()) {
        if (!may_fit(rows) || !numbers_.insert(rows.integer(0)).second) continue;
        effort_.spend(ticket_cost);
        if (numbers_.size() >= tickets_at_once) effort_.left = 0;
    }
}

// A conversation belongs to the stretch of its newest hit. Most have long ended by then.
bool Stretch::was_told(ConversationId conversation) {
    if (before_ == 0) return false;
    auto row = db_.query("SELECT last_event FROM conversation WHERE id = ?1", conversation);
    for (auto seq = row.next() ? row.integer(0) : 0; seq >= before_;) {
        effort_.spend(conversation_cost);
        if (has_words(db_, filter_.q, seq)) return true;
        auto link = db_.query("SELECT prev FROM event WHERE seq = ?1", seq);
        seq = link.next() ? link.integer(0) : 0;
    }
    return false;
}

// Spares the list what is plainly not meant; it judges the rest.
bool Stretch::may_fit(const Query& ticket) const {
    if (!is_any_of(filter_.statuses, static_cast<escalation::Status>(ticket.integer(1)))) {
        return false;
    }
    if (filter_.assignee && ticket.integer(2) != *filter_.assignee) return false;
    return filter_.queue.empty() || ticket.text(3) == filter_.queue;
}
}  // namespace

Page<Ticket> search_tickets(Connection& db, const TicketFilter& filter, const PageRequest& page) {
    auto place = Place::read(page.cursor);
    const Stretch stretch(db, filter, place.before);
    auto told = list_among(db, stretch.found(), {.limit = page.limit, .cursor = place.in_list});
    if (!told.next.empty()) {
        told.next = Place{place.before, told.next}.text();
    } else if (stretch.older() != 0) {
        told.next = Place{stretch.older(), {}}.text();
    }
    return told;
}

FoundTickets count_found(Connection& db, const TicketFilter& filter) {
    const Stretch stretch(db, filter, 0);
    return {.count = count_among(db, stretch.found()), .more = stretch.older() != 0};
}

}  // namespace store
