// Custom fields, checklists, and tickets that look like another one that is open.
// Knows which values fit which type; what is missing keeps a ticket from being solved.
#pragma once

#include "server/desk/parts.hpp"
#include "server/desk/tickets/tickets.hpp"
#include "server/store/ticket_detail.hpp"

#include <map>
#include <string>
#include <vector>

namespace desk {

// What a field's value must be, in words; empty when this one is fine. Empty values always are.
std::string why_not_value(const store::CustomField& field, std::string_view value);

// How alike two subjects are, from 0 to 1: the share of their words of meaning they have in common.
double likeness(std::string_view one, std::string_view other);

class Details : public Part {
  public:
    explicit Details(Services& services) : services_(services) {}

    Result<std::vector<store::CustomField>> fields();
    void add_field(const Actor& actor, store::CustomField field, Done<store::CustomField> done);
    struct FieldChange {
        std::optional<std::string> label;
        std::optional<std::vector<std::string>> choices;
        std::optional<std::vector<std::string>> queues;
        std::optional<bool> required_to_solve;
        std::optional<bool> archived;
    };
    void change_field(const Actor& actor, std::int64_t id, FieldChange change,
                      Done<store::CustomField> done);

    Result<store::FieldValues> values(store::TicketNumber number);
    // All or none; an empty value clears its field.
    void set_values(const Actor& actor, store::TicketNumber number, store::FieldValues values,
                    Done<store::FieldValues> done);
    // The first field that must be filled before this ticket may be solved, and is not.
    Result<std::optional<store::CustomField>> missing(const store::Ticket& ticket);

    using Checklist = std::vector<store::ChecklistItem>;
    Result<Checklist> checklist(store::TicketNumber number);
    void add_item(const Actor& actor, store::TicketNumber number, std::string text,
                  Done<Checklist> done);
    struct ItemChange {
        std::optional<std::string> text;
        std::optional<bool> done;
    };
    void change_item(const Actor& actor, store::TicketNumber number, std::int64_t item,
                     ItemChange change, Done<Checklist> done);
    void remove_item(const Actor& actor, store::TicketNumber number, std::int64_t item,
                     Done<Checklist> done);

    // Open tickets of the last days by the same address with a subject much like this one.
    Result<std::vector<store::Ticket>> duplicates(const std::string& email,
                                                  const std::string& subject,
                                                  store::TicketNumber except = 0);

  private:
    Result<void> exists(store::TicketNumber number);
    Services& services_;
};

}  // namespace desk
