// One customer's whole story, put together from the chains of conversations and what is of none.
#include "server/store/connection.hpp"
#include "server/store/customer.hpp"
#include "server/store/customer_note.hpp"
#include "server/store/event_log.hpp"
#include "server/store/paging.hpp"

#include <algorithm>

namespace store {
namespace {
// The newest events before `before` along one chain.
void walk_chain(Connection& db, EventSeq from, EventSeq before, std::size_t limit,
                std::vector<EventSeq>& into) {
    std::size_t taken = 0;
    for (auto seq = from; seq > 0 && taken < limit;) {
        if (seq < before) {
            into.push_back(seq);
            ++taken;
        }
        auto row = db.query("SELECT prev FROM event WHERE seq = ?1", seq);
        if (!row.next()) return;
        seq = row.integer(0);
    }
}

std::vector<EventSeq> chain_ends(Connection& db, CustomerId id) {
    std::vector<EventSeq> ends;
    auto rows = db.query("SELECT last_event FROM conversation WHERE customer = ?1", id);
    while (rows.next()) ends.push_back(rows.integer(0));
    return ends;
}

void put_note_text(Connection& db, CustomerId customer, Event& event) {
    auto* noted = std::get_if<Noted>(&event.body);
    if (!noted || noted->what != "customer.noted") return;
    auto row = db.query("SELECT note FROM customer_event WHERE customer = ?1 AND event = ?2",
                        customer, event.seq);
    const auto id = row.next() ? row.integer(0) : 0;
    const auto note = find_customer_note(db, id);
    noted->words = note ? note->text : "a note that was taken back";
}
}  // namespace

// Event numbers order a customer's whole story. A chain gives at most a page of its own.
Page<Event> timeline(Connection& db, CustomerId id, const PageRequest& page) {
    const auto limit = limit_of(page);
    const auto before = page.cursor.empty() ? Cursor::end() : Cursor::read(page.cursor, "t");
    std::vector<EventSeq> seqs;
    for (const auto end : chain_ends(db, id)) walk_chain(db, end, before.id, limit + 1, seqs);
    {
        auto rows = db.query(R"sql(SELECT event FROM customer_event
                                   WHERE customer = ?1 AND event < ?2
                                   ORDER BY event DESC LIMIT ?3)sql",
                             id, before.id, limit + 1);
        while (rows.next()) seqs.push_back(rows.integer(0));
    }
    std::ranges::sort(seqs, std::greater{});
    Page<Event> found;
    for (const auto seq : seqs) {
        if (found.items.size() > limit) break;
        auto event = find_event(db, seq);
        if (!event) continue;
        put_note_text(db, id, *event);
        found.items.push_back(std::move(*event));
    }
    cut(found, limit, [](const Event& last) { return Cursor{"t", 0, last.seq}; });
    return found;
}

}  // namespace store
