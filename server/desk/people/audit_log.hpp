// The audit log at the desk: who did what, when, from where. Written and read, never changed.
#pragma once

#include "server/desk/parts.hpp"
#include "server/store/audit.hpp"

#include <functional>

namespace desk {

class AuditLog final : public Part {
  public:
    explicit AuditLog(Services& services) : services_(services) {}

    /// Notes it with the present time; `then` comes when it is on disk, so that nothing is answered
    /// that is not noted.
    void note(store::AuditEntry entry, std::move_only_function<void()> then = {});
    Result<store::Page<store::AuditEntry>> list(const store::AuditFilter& filter,
                                                const store::PageRequest& page);

  private:
    Services& services_;
};

}  // namespace desk
