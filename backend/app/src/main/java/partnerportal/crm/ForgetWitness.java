package partnerportal.crm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import partnerportal.work.Job;
import partnerportal.work.JobOrder;

/** Deletes the record a sign-in was witnessed with; it has served. */
@ApplicationScoped
class ForgetWitness implements Job {

  static final String NAME = "forget-witness";

  @Inject ZohoPeople people;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void run(JobOrder order) {
    people.forget(order.organization(), order.detail());
  }
}
