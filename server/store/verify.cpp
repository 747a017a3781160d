// Reads a whole database and says what does not fit together.
#include "server/store/backup.hpp"
#include "server/store/connection.hpp"
#include "server/store/event_log.hpp"
#include "server/store/folder.hpp"
#include "server/store/migrations.hpp"

#include <fmt/format.h>

namespace store {
namespace {
constexpr std::size_t problems_max = 100;
constexpr std::size_t events_at_once = 1'000;

class Checker {
  public:
    explicit Checker(Connection& db) : db_(db) {}

    VerifyReport check() {
        check_schema(db_, migrations());
        if (schema_number(db_) == 0) {
            problem("the file is empty: there is no database in it");
            return std::move(report_);
        }
        list("PRAGMA integrity_check", "integrity");
        list(
            "SELECT \"table\" || ' row ' || rowid || ' names a missing ' || parent "
            "FROM pragma_foreign_key_check",
            "reference");
        check_log();
        check_conversations();
        check_tickets();
        report_.last_seq = last_seq(db_);
        return std::move(report_);
    }

  private:
    template <class... Values>
    void problem(fmt::format_string<Values...> words, Values&&... values) {
        if (report_.problems.size() >= problems_max) return;
        report_.problems.push_back(fmt::format(words, std::forward<Values>(values)...));
    }

    // Each row of the query is a problem in words.
    void list(std::string_view sql, std::string_view of) {
        auto rows = db_.query(sql);
        while (rows.next()) {
            if (rows.text(0) != "ok") problem("{}: {}", of, rows.text(0));
        }
    }

    std::int64_t number(std::string_view sql) {
        auto row = db_.query(sql);
        return row.next() ? row.integer(0) : 0;
    }

    void check_log();
    void check_conversations();
    std::int64_t walk(ConversationId id, EventSeq last, ConversationSeq last_cseq);
    void check_tickets();

    Connection& db_;
    VerifyReport report_;
};

// Dense numbers from 1, and bodies that can be read.
void Checker::check_log() {
    EventSeq at = 0;
    for (;;) {
        std::vector<Event> events;
        try {
            events = events_after(db_, at, events_at_once);
        } catch (const GiveUp& unreadable) {
            problem("events {} to {}: {}", at + 1, at + static_cast<EventSeq>(events_at_once),
                    unreadable.what());
            return;
        }
        if (events.empty()) return;
        for (const auto& event : events) {
            if (event.seq != at + 1) problem("the log has a gap before event {}", event.seq);
            at = event.seq;
        }
    }
}

void Checker::check_conversations() {
    std::int64_t reached = 0;
    auto rows = db_.query("SELECT id, last_event, last_cseq FROM conversation");
    while (rows.next()) {
        reached += walk(rows.integer(0), rows.integer(1), rows.integer(2));
        ++report_.conversations;
    }
    const auto chained = number("SELECT count(*) FROM event WHERE cseq > 0 OR prev > 0");
    if (chained != reached) {
        problem("{} events belong to a chain, but {} can be reached from their conversations",
                chained, reached);
    }
}

// Back along one chain: its own events, falling, `cseq` down to 1 without a gap.
std::int64_t Checker::walk(ConversationId id, EventSeq last, ConversationSeq last_cseq) {
    std::int64_t reached = 0;
    auto cseq = last_cseq;
    for (auto seq = last; seq > 0;) {
        auto row = db_.query("SELECT conversation, cseq, prev FROM event WHERE seq = ?1", seq);
        if (!row.next() || row.integer(0) != id) {
            problem("conversation {}: event {} of its chain is missing or another's", id, seq);
            return reached;
        }
        const bool first_step = seq == last;
        const auto step = cseq - row.integer(1);
        if (step < 0 || step > (first_step ? 0 : 1)) {
            problem("conversation {}: event {} has cseq {}, next to {}", id, seq, row.integer(1),
                    cseq);
        }
        cseq = row.integer(1);
        const auto prev = row.integer(2);
        reached += cseq > 0 || prev > 0;
        if (prev >= seq) {
            problem("conversation {}: event {} links forward to {}", id, seq, prev);
            return reached;
        }
        seq = prev;
    }
    if (cseq > 1) problem("conversation {}: its first event has cseq {}", id, cseq);
    return reached;
}

void Checker::check_tickets() {
    report_.tickets = number("SELECT count(*) FROM ticket");
    const auto span = number("SELECT coalesce(max(number) - 1000, 0) FROM ticket");
    if (report_.tickets != span) {
        problem("{} tickets, but numbers up to {}", report_.tickets, span + 1'000);
    }
    list(R"sql(SELECT 'conversation ' || c.id || ' names ticket ' || c.ticket FROM conversation c
               WHERE c.ticket <> 0
                 AND NOT EXISTS (SELECT 1 FROM ticket t WHERE t.number = c.ticket))sql",
         "missing ticket");
    list(R"sql(SELECT k.status || '/' || k.queue || '/' || k.assignee || ' is ' || k.count
               FROM ticket_count k
               WHERE k.count <> (SELECT count(*) FROM ticket t WHERE t.status = k.status
                   AND t.queue = k.queue AND t.assignee = k.assignee))sql",
         "ticket count");
    if (number("SELECT coalesce(sum(count), 0) FROM ticket_count") != report_.tickets) {
        problem("the ticket counts do not add up to {}", report_.tickets);
    }
}

VerifyReport check_file(const std::filesystem::path& file) {
    Connection db(file, OpenMode::read);
    db.run("BEGIN");  // one snapshot, while writers go on
    return Checker(db).check();
}
}  // namespace

Result<VerifyReport> verify_file(const std::filesystem::path& file) {
    try {
        return check_file(file);
    } catch (...) {
        return std::unexpected(caught_error());
    }
}

Result<VerifyReport> verify(const std::filesystem::path& folder) {
    try {
        const auto mark = HighWater::look(folder);  // before the snapshot, so that it is not ahead
        auto report = check_file(files_of(folder).database);
        if (mark && *mark > report.last_seq) {
            report.problems.push_back(
                fmt::format("the log ends at event {}, but {} were acknowledged: the database or "
                            "its -wal file was cut short or replaced",
                            report.last_seq, *mark));
        }
        return report;
    } catch (...) {
        return std::unexpected(caught_error());
    }
}

}  // namespace store
