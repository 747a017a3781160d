// Segments of customers and loyalty credit: who is in, what they have left.
#pragma once

#include "server/desk/parts.hpp"
#include "server/desk/tickets/tickets.hpp"
#include "server/store/credit.hpp"
#include "server/store/customer.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace desk {

struct CountedSegment;

struct SegmentChange {
    std::optional<std::string> name;
    std::optional<std::string> condition;  // JSON
    std::optional<store::Version> version;
};

struct CreditState {
    std::int64_t balance = 0;
    std::vector<store::CreditEntry> entries;
};

class Segments final : public Part {
  public:
    explicit Segments(Services& services) : services_(services) {}

    Result<std::vector<CountedSegment>> list();
    Result<CountedSegment> get(std::int64_t id);
    Result<store::Page<store::Customer>> members(std::int64_t id, const store::PageRequest& page);
    Result<std::int64_t> count(const std::string& condition);
    void add(const Actor& actor, SegmentChange wanted, Done<CountedSegment> done);
    void change(const Actor& actor, std::int64_t id, SegmentChange wanted,
                Done<CountedSegment> done);
    void remove(const Actor& actor, std::int64_t id, Done<std::monostate> done);

    Result<CreditState> credit(store::CustomerId id);
    // Given or, below zero, taken. `client_id` makes it happen once.
    void give_credit(const Actor& actor, store::CreditEntry entry, Done<store::CreditEntry> done);

  private:
    Services& services_;
};

}  // namespace desk
