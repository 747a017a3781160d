// Customers in and out as a table, for people of the desk.
#pragma once

#include "server/desk/customers/customer_csv.hpp"

namespace desk {

enum class Import : std::uint8_t { try_only, carry_out };

class CustomerTables final : public Part {
  public:
    explicit CustomerTables(Services& services) : services_(services) {}

    // What a table would do or has done; admins only.
    void take_in(const Actor& actor, std::string_view bytes, const CsvMapping& mapping, Import how,
                 Done<CsvPlan> done);
    Result<std::string> give_out(const Actor& actor);

  private:
    Services& services_;
};

}  // namespace desk
